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
    _aix_support _android_support _apple_support _ios_support _osx_support _pyrepl antigravity bdb cProfile cgi cgitb
    code compileall concurrent/interpreters ctypes curses dbm distutils doctest email ensurepip ftplib getpass graphlib html
    http idlelib imaplib lib2to3 mailbox mimetypes modulefinder msilib multiprocessing netrc nntplib nturl2path optparse pdb
    pickletools poplib pprint profile pstats pty py_compile pyclbr pydoc pydoc_data pyodide/_package_loader_tests
    rlcompleter sched shelve smtplib socketserver sqlite3 ssl_tests symtable sysconfig/__main__ tabnanny tarfile
    telnetlib test tkinter trace tty turtle turtledemo unittest urllib/request urllib/robotparser venv
    webbrowser wsgiref xml xmlrpc zoneinfo
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
