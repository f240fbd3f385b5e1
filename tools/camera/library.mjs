/* The standard library for the page, compiled beforehand: compiling it is most of what starting Python costs.

   node library.mjs <folder of pyodide> <zip to write>

The Python that compiles is the very one that will run it. What no page can use stays out.
*/

import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${folder}/` });

const packed = python.runPython(`
import io, sys, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

UNUSED = """
    _pyrepl antigravity bdb code compileall concurrent/interpreters cProfile ctypes doctest email ftplib
    getpass graphlib html http imaplib mailbox mimetypes modulefinder multiprocessing netrc nturl2path
    optparse pdb pickletools poplib pprint profile pstats pty py_compile pyclbr pydoc rlcompleter sched shelve
    smtplib socketserver sqlite3 symtable sysconfig/__main__ tabnanny tarfile trace tty unittest
    urllib/request urllib/robotparser webbrowser wsgiref xml xmlrpc zoneinfo
""".split()

def unused(name):
    return any(name == f"{one}.py" or name.startswith(f"{one}/") for one in UNUSED)

source = next(path for path in sys.path if path.endswith(".zip"))
packed = io.BytesIO()
with zipfile.ZipFile(source) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as new:
    for name in sorted(old.namelist()):
        if not name.endswith(".py") or unused(name):
            continue
        code = compile(old.read(name), name, "exec", dont_inherit=True, optimize=0)
        pyc = _code_to_hash_pyc(code, b"8 bytes.", False)
        new.writestr(zipfile.ZipInfo(f"{name}c", (1980, 1, 1, 0, 0, 0)), bytes(pyc))
packed.getvalue()
`);
writeFileSync(target, packed.toJs());
