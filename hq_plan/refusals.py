"""Why the operating system refuses a file, in the reader's language."""

import errno

from hq_plan.i18n import _


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
    return known.get(code) or errno.errorcode.get(code, type(error).__name__)


def walks_in_a_circle() -> str:
    """What is wrong with a link that leads back to where it stands."""
    return _("the link leads in a circle")


def leads_out() -> str:
    """What is wrong with a link that leads out of the folder that is looked through."""
    return _("the link leads out of the folder")
