"""Why the operating system refuses a file, in the reader's language."""

import errno
from typing import Final

from hq_plan.i18n import _

_IN_USE: Final = (32, 33)
"""How Windows says that a file is open elsewhere, as in Excel: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""


def reason(error: OSError) -> str:
    """The reason in words; one without words of ours is named by its code, as in ``EIO``."""
    known = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.EACCES: _("permission is denied"),
        errno.EPERM: _("permission is denied"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("a file stands where a folder should be"),
        errno.ELOOP: walks_in_a_circle(),
        errno.EEXIST: _("something else has this name"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.EIO: _("the disk or the network share fails"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("the disk is full"),
        errno.EROFS: _("the disk cannot be written to"),
    }
    code = error.errno or 0
    if getattr(error, "winerror", None) in _IN_USE:
        return _("another program has it open")
    return known.get(code) or errno.errorcode.get(code, type(error).__name__)


def lacks_office() -> tuple[str, str]:
    """What is said where the packages of the office extra are not there, and what to do."""
    return _("workbooks and documents need the office extra"), "pip install 'hq-plan[office]'"


def walks_in_a_circle() -> str:
    """What is wrong with a link that leads back to where it stands."""
    return _("the link leads in a circle")


def leads_out() -> str:
    """What is wrong with a link that leads out of the folder that is looked through."""
    return _("the link leads out of the folder")
