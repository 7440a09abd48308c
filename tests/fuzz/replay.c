/* SPDX-License-Identifier: ISC */
/* Runs a fuzz target on the files of a folder, with any compiler: what was found stays found. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
run(const char *path)
{
	static uint8_t buf[1 << 20];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		return 0;
	n = fread(buf, 1, sizeof buf, f);
	fclose(f);
	LLVMFuzzerTestOneInput(buf, n);
	return 1;
}

int
main(void)
{
	const char *src = getenv("TALANOA_SRCDIR");
	char path[1024];
	struct dirent *e;
	int seen = 0;
	DIR *d;

	snprintf(path, sizeof path, "%s/tests/fuzz/" CORPUS, src == NULL ? ".." : src);
	d = opendir(path);
	if (d == NULL) {
		perror(path);
		return 1;
	}
	while ((e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/tests/fuzz/" CORPUS "/%s", src == NULL ? ".." : src,
			e->d_name);
		seen += run(path);
	}
	closedir(d);
	printf("1..1\n%s 1 - %d files of " CORPUS "\n", seen > 0 ? "ok" : "not ok", seen);
	return seen == 0;
}
