/* SPDX-License-Identifier: ISC */
/* The table of countries or areas, read once for each open meeting. */
#include <talanoa/app/meeting.h>
#include <talanoa/conf/country.h>
#include <talanoa/conf/paths.h>

const struct countries *
meeting_countries(struct meeting *m, struct err *err)
{
	struct paths paths;

	if (m->countries != NULL)
		return m->countries;
	paths_find(&paths);
	if (!countries_load(paths.data, COUNTRY_ISO_FILE, &m->countries, err))
		m->countries = NULL;
	paths_release(&paths);
	return m->countries;
}
