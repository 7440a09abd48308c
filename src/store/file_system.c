/* SPDX-License-Identifier: ISC */
/* On which file systems a meeting may be changed: two computers on one folder destroy files. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "file_place.h"

/* Magic numbers of statfs(2); names as mount(8) says them. */
static const struct fs_kind kinds[] = {
	{ 0x00006969, "nfs", true },
	{ 0x0000517b, "smb", true },
	{ 0xff534d42, "cifs", true },
	{ 0xfe534d42, "smb2", true },
	{ 0x65735546, "fuse", true },
	{ 0x01021997, "9p", true },
	{ 0x00c36400, "ceph", true },
	{ 0x5346414f, "afs", true },
	{ 0x6b414653, "kafs", true },
	{ 0x73757245, "coda", true },
	{ 0x0000564c, "ncp", true },
	{ 0x0bd00bd0, "lustre", true },
	{ 0x47504653, "gpfs", true },
	{ 0x01161970, "gfs2", true },
	{ 0x7461636f, "ocfs2", true },
	{ 0x786f4256, "vboxsf", true },
	{ 0xbacbacbc, "vmhgfs", true },
	{ 0x0000ef53, "ext4", false },
	{ 0x58465342, "xfs", false },
	{ 0x9123683e, "btrfs", false },
	{ 0x01021994, "tmpfs", false },
	{ 0x794c7630, "overlay", false },
	{ 0x2fc12fc1, "zfs", false },
	{ 0xf2f52010, "f2fs", false },
	{ 0x00004d44, "vfat", false },
	{ 0x2011bab0, "exfat", false },
	{ 0x7366746e, "ntfs3", false },
	{ 0, "of a kind not known", false },
};

const struct fs_kind *
fs_kind(uint32_t magic)
{
	const struct fs_kind *k = kinds;

	while (k->magic != 0 && k->magic != magic)
		k++;
	return k;
}

const struct fs_kind *
place_system(const struct place *p)
{
	struct statfs fs;

	return fs_kind(statfs(p->folder, &fs) == 0 ? (uint32_t)fs.f_type : 0);
}

bool
place_writable(const struct place *p, struct err *err)
{
	const struct fs_kind *k = place_system(p);

	if (k->shared)
		return err_set(err, ERR_DENIED, "%s: the folder is on a network or shared file "
			"system (%s), where two programs can destroy the file without noticing; it "
			"can be read there; to change it, copy it to a disk of this computer "
			"(talanoa copy)", p->path, k->name);
	if (p->exists && faccessat(AT_FDCWD, p->path, W_OK, AT_EACCESS) != 0)
		return err_set(err, ERR_IO, "%s: the file may not be changed (%s)", p->path,
			strerror(errno));
	if (faccessat(AT_FDCWD, p->folder, W_OK | X_OK, AT_EACCESS) != 0)
		return err_set(err, ERR_IO, "%s: its folder may not be written (%s), and a change "
			"needs a journal beside the file", p->path, strerror(errno));
	return true;
}
