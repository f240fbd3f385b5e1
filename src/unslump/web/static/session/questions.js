/*
 * What is asked while everything stands still: does it hurt, is something wrong, finish early, how it should be.
 * Each is a <dialog>: the browser keeps the focus in it, and Escape closes it.
 */

export class Questions {
  /** `camera(answer)`: what was answered about it, "" for no. */
  constructor(root, session, camera) {
    this.session = session;
    this.camera = camera;
    this.dialogs = Object.fromEntries([...root.querySelectorAll("dialog")].map((dialog) => [dialog.id, dialog]));
    for (const dialog of Object.values(this.dialogs)) {
      dialog.addEventListener("close", () => this.#answered(dialog));
    }
  }

  get open() {
    return Object.values(this.dialogs).some((dialog) => dialog.open);
  }

  /** `name`: hurts, danger, leave, settings or camera. What is easier is asked by itself. */
  ask(name) {
    if (this.open) return;
    const waits = this.session.ask();
    if (!waits && name !== "settings" && name !== "camera") return;
    const dialog = this.dialogs[name];
    dialog.returnValue = "";
    dialog.showModal();
  }

  close() {
    for (const dialog of Object.values(this.dialogs)) if (dialog.open) dialog.close("");
  }

  /** The page is going while somebody was saying that it hurts: that it does is kept. */
  leaving() {
    if (this.dialogs.hurts.open) this.session.noteHurts(null);
  }

  /** Where the rules have something easier to offer, that is asked next; everything still stands still. */
  #hurts(value) {
    const advice = this.session.hurts(value);
    if (advice.action !== "easier") return;
    const { easier } = this.dialogs;
    easier.querySelector('[data-part="easier-say"]').textContent = advice.say;
    easier.querySelector('[data-part="easier-what"]').textContent = this.session.easier;
    easier.returnValue = "";
    easier.showModal();
  }

  #answered(dialog) {
    const { id, returnValue: answer } = dialog;
    if (id === "hurts" && answer !== "") this.#hurts(answer === "none" ? null : Number(answer));
    else if (id === "easier" && answer === "leave") this.session.leaveMovement();
    else if (id === "danger" && answer === "stop") this.session.danger();
    else if (id === "leave" && answer === "yes") this.session.leave();
    else if (id === "settings" && answer === "camera") this.#aboutCamera();
    else {
      if (id === "camera") this.camera.answered(answer);
      this.session.goOn();
    }
  }

  /** Asked for only in the settings and before the beginning: where it is open, that closes it. */
  #aboutCamera() {
    if (this.camera.close()) return this.session.goOn();
    this.dialogs.camera.returnValue = "";
    this.dialogs.camera.showModal();
  }
}
