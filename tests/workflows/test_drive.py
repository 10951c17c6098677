from pathlib import Path

from kinderschutz_cli.workflows.drive import file_system, lies_on_network_drive

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/jugendamt /mnt/amt cifs rw 0 0
nas:/netz /mnt/amt/ein\\040ordner nfs4 rw 0 0
tmpfs /mnt/amtlich tmpfs rw 0 0
kaputt
"""


def test_the_longest_mount_point_counts() -> None:
    kinds = {
        folder: file_system(MOUNTS, Path(folder))
        for folder in ("/home/kim", "/mnt/amt", "/mnt/amt/netz", "/mnt/amtlich/x", "/mnt/amt/ein ordner/x")
    }
    assert kinds == {
        "/home/kim": "ext4",
        "/mnt/amt": "cifs",
        "/mnt/amt/netz": "cifs",
        "/mnt/amtlich/x": "tmpfs",
        "/mnt/amt/ein ordner/x": "nfs4",
    }


def test_this_machine_can_be_asked(tmp_path: Path) -> None:
    assert lies_on_network_drive(tmp_path) in {True, False, None}
