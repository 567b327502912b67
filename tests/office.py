"""Fills in a form in LibreOffice, as somebody would: run by the Python that knows LibreOffice, not by that of the tests.

    python3 office.py FORM FILLED CELLS

CELLS is a JSON object of cell names and what is typed into them.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main(form: str, filled: str, cells: str) -> None:
    import uno
    from com.sun.star.beans import PropertyValue

    def said(name: str, value: object) -> object:
        one = PropertyValue()
        one.Name, one.Value = name, value
        return one

    with tempfile.TemporaryDirectory() as profile:
        pipe = f"hq{Path(profile).name}"
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;",
             f"-env:UserInstallation={Path(profile).as_uri()}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            for _try in range(240):
                try:
                    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                    break
                except Exception:  # the office is not there yet
                    time.sleep(0.25)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            document = desktop.loadComponentFromURL(Path(form).as_uri(), "_blank", 0, (said("Hidden", True),))
            sheet = document.Sheets.getByIndex(0)
            for name, typed in json.loads(cells).items():
                # FormulaLocal is what typing does: 2.10 becomes a number, 2021-06-30 a day, a word a text.
                sheet.getCellRangeByName(name).FormulaLocal = typed
            document.storeToURL(Path(filled).as_uri(), (said("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(True)
            desktop.terminate()
        finally:
            office.terminate()
            office.wait(30)


if __name__ == "__main__":
    main(*sys.argv[1:])
