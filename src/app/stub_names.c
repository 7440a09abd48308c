/* SPDX-License-Identifier: ISC */
/* Still to come. */
#include <talanoa/app/names.h>

bool names_person(const struct meeting *m, const char *typed, const struct unit **ret_person, struct err *err) { (void)m, (void)ret_person; return err_set(err, ERR_NAME, "%s", typed); }
bool names_group(const struct meeting *m, const char *typed, const struct unit **ret_group, struct err *err) { (void)m, (void)ret_group; return err_set(err, ERR_NAME, "%s", typed); }
bool names_item(const struct meeting *m, const char *typed, const struct unit **ret_item, struct err *err) { (void)m, (void)ret_item; return err_set(err, ERR_NAME, "%s", typed); }
bool names_exact(const struct meeting *m, const char *typed, const struct unit **ret_person, const struct unit **ret_group) { (void)m, (void)typed, (void)ret_person, (void)ret_group; return false; }
size_t names_complete(const struct meeting *m, const char *typed, size_t most, const struct unit **ret_persons) { (void)m, (void)typed, (void)most, (void)ret_persons; return 0; }
bool names_ref(struct meeting *m, const char *typed, struct units *ret_unit, struct err *err) { (void)m, (void)ret_unit; return err_set(err, ERR_NAME, "%s", typed); }
bool meeting_create(const char *path, const char *template, const char *title, struct env *env, struct meeting **ret_m, struct err *err) { (void)template, (void)title, (void)env, (void)ret_m; return err_set(err, ERR_IO, "%s", path); }
