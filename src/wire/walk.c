/* SPDX-License-Identifier: MIT */
/*
 * Directories on an explicit stack. Each one is read whole and sorted when it
 * is reached, and closed at once, so that a deep tree keeps no descriptors.
 *
 *	frames   [ top directory | one of its directories | ... ]
 *	entries  [ those left of the top, sorted | of the next | ... ]
 *	names    [ their names, each with its NUL                 ]
 *
 * All three grow and shrink at the end. Paths are joined as text; one that is
 * too long for the system is an error for that directory alone.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "doublet/reader.h"

enum kind {
	KIND_HIDDEN, /* or a link to a directory: not spoken of */
	KIND_FILE,
	KIND_DIRECTORY,
	KIND_OTHER, /* a pipe, a device, a link that leads nowhere */
};

struct entry {
	size_t name; /* where it stands in names */
	/* The same as a pointer; only while its directory is sorted. */
	const char *sorted_by;
	enum kind kind;
};

struct frame {
	/* Lengths of the walk's buffers when the directory was reached. */
	size_t entries;
	size_t names;
	/* Length of the directory's path. */
	size_t path;
	/* Index of the entry that is next. */
	size_t next;
};

struct doublet_walk {
	struct doublet_allocator allocator;
	const char *top;
	bool is_begun;
	struct doublet_buffer path;
	struct doublet_buffer frames;
	struct doublet_buffer entries;
	struct doublet_buffer names;
};

enum doublet_status doublet_walk_create(
	const struct doublet_allocator *allocator, const char *path,
	struct doublet_walk **walk)
{
	struct doublet_allocator taken =
		doublet_allocator_or_default(allocator);
	struct doublet_walk *made =
		taken.resize(taken.context, NULL, 0, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_walk){.allocator = taken, .top = path};
	doublet_buffer_init(&made->path, &taken);
	doublet_buffer_init(&made->frames, &taken);
	doublet_buffer_init(&made->entries, &taken);
	doublet_buffer_init(&made->names, &taken);
	*walk = made;
	return DOUBLET_OK;
}

void doublet_walk_destroy(struct doublet_walk *walk)
{
	if (walk == NULL)
		return;
	doublet_buffer_finish(&walk->path);
	doublet_buffer_finish(&walk->frames);
	doublet_buffer_finish(&walk->entries);
	doublet_buffer_finish(&walk->names);
	walk->allocator.resize(walk->allocator.context, walk, sizeof(*walk), 0);
}

static bool has_failed(const struct doublet_walk *walk)
{
	return walk->path.failed || walk->frames.failed ||
	       walk->entries.failed || walk->names.failed;
}

static enum kind kind_of(int directory, const struct dirent *found)
{
	struct stat stat;

	if (found->d_name[0] == '.')
		return KIND_HIDDEN;
	if (found->d_type == DT_REG)
		return KIND_FILE;
	if (found->d_type == DT_DIR)
		return KIND_DIRECTORY;
	if (found->d_type != DT_LNK && found->d_type != DT_UNKNOWN)
		return KIND_OTHER;
	if (fstatat(directory, found->d_name, &stat, AT_SYMLINK_NOFOLLOW) != 0)
		return KIND_HIDDEN; /* it has just gone */
	bool is_link = S_ISLNK(stat.st_mode);
	if (is_link && fstatat(directory, found->d_name, &stat, 0) != 0)
		return KIND_OTHER;
	if (S_ISREG(stat.st_mode))
		return KIND_FILE;
	if (!S_ISDIR(stat.st_mode))
		return KIND_OTHER;
	return is_link ? KIND_HIDDEN : KIND_DIRECTORY;
}

static void add_entry(struct doublet_walk *walk, const char *name,
                      enum kind kind)
{
	struct entry entry = {
		.name = walk->names.length,
		.kind = kind,
	};

	doublet_buffer_add(&walk->names, name, strlen(name) + 1);
	doublet_buffer_add(&walk->entries, &entry, sizeof(entry));
}

/* Adds what stands in a directory; returns an errno, 0 = all was read. */
static int read_entries(struct doublet_walk *walk, DIR *directory)
{
	const struct dirent *found;

	for (;;) {
		errno = 0;
		found = readdir(directory);
		if (found == NULL)
			return errno;
		enum kind kind = kind_of(dirfd(directory), found);
		if (kind != KIND_HIDDEN)
			add_entry(walk, found->d_name, kind);
		if (has_failed(walk))
			return 0;
	}
}

static int compare_names(const void *a, const void *b)
{
	const struct entry *left = a;
	const struct entry *right = b;

	return strcmp(left->sorted_by, right->sorted_by);
}

static void sort_entries(struct doublet_walk *walk, size_t from)
{
	struct entry *entries = (void *)(walk->entries.data + from);
	size_t count = (walk->entries.length - from) / sizeof(*entries);

	for (size_t i = 0; i < count; i++)
		entries[i].sorted_by = walk->names.data + entries[i].name;
	if (count > 1)
		qsort(entries, count, sizeof(*entries), compare_names);
}

/* The directory at the walk's path becomes the innermost; returns an errno. */
static int enter(struct doublet_walk *walk)
{
	/* Only the top may be a link: one below was none when it was found. */
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC |
	            (walk->frames.length > 0 ? O_NOFOLLOW : 0);
	struct frame frame = {
		.entries = walk->entries.length,
		.names = walk->names.length,
		.path = walk->path.length,
		.next = walk->entries.length / sizeof(struct entry),
	};

	int descriptor = open(walk->path.data, flags);
	if (descriptor < 0)
		return errno;
	DIR *directory = fdopendir(descriptor);
	if (directory == NULL) {
		int system = errno;
		close(descriptor);
		return system;
	}
	int system = read_entries(walk, directory);
	closedir(directory);
	if (system != 0) {
		walk->entries.length = frame.entries;
		walk->names.length = frame.names;
		return system;
	}
	if (!has_failed(walk))
		sort_entries(walk, frame.entries);
	doublet_buffer_add(&walk->frames, &frame, sizeof(frame));
	return 0;
}

static void leave(struct doublet_walk *walk, const struct frame *frame)
{
	walk->entries.length = frame->entries;
	walk->names.length = frame->names;
	walk->frames.length -= sizeof(*frame);
}

/* Sets the walk's path, with its NUL behind the counted bytes. */
static void set_path(struct doublet_walk *walk, size_t kept, const char *name)
{
	struct doublet_buffer *path = &walk->path;

	path->length = kept;
	if (kept > 0 && path->data[kept - 1] != '/')
		doublet_buffer_add_byte(path, '/');
	doublet_buffer_add(path, name, strlen(name) + 1);
	if (!path->failed)
		path->length--;
}

/* The next entry, its path set; false = the innermost directory is done. */
static bool take_entry(struct doublet_walk *walk, struct frame *frame,
                       enum kind *kind)
{
	const struct entry *entries = (void *)walk->entries.data;

	if (frame->next == walk->entries.length / sizeof(*entries))
		return false;
	const struct entry *entry = &entries[frame->next++];
	*kind = entry->kind;
	set_path(walk, frame->path, walk->names.data + entry->name);
	return true;
}

static void begin(struct doublet_walk *walk, enum kind *kind)
{
	struct stat stat;

	walk->is_begun = true;
	set_path(walk, 0, walk->top);
	bool is_directory = strcmp(walk->top, "-") != 0 &&
	                    fstatat(AT_FDCWD, walk->top, &stat, 0) == 0 &&
	                    S_ISDIR(stat.st_mode);
	*kind = is_directory ? KIND_DIRECTORY : KIND_FILE;
}

/* The next path of any kind; false = there is none. */
static bool step(struct doublet_walk *walk, enum kind *kind)
{
	if (!walk->is_begun) {
		begin(walk, kind);
		return true;
	}
	while (walk->frames.length > 0) {
		struct frame *frame =
			(void *)(walk->frames.data + walk->frames.length -
		                 sizeof(*frame));
		if (take_entry(walk, frame, kind))
			return true;
		leave(walk, frame);
	}
	return false;
}

enum doublet_status doublet_walk_next(struct doublet_walk *walk,
                                      const char **path, bool *listed,
                                      struct doublet_error *error)
{
	enum kind kind;
	int system = 0;

	do {
		bool is_top = !walk->is_begun;
		if (has_failed(walk) || !step(walk, &kind))
			return doublet_error_end(error);
		if (!has_failed(walk) && kind == KIND_DIRECTORY)
			system = enter(walk);
		if (has_failed(walk))
			return doublet_error_memory(error);
		*listed = !is_top;
	} while (kind == KIND_DIRECTORY && system == 0);
	*path = walk->path.data;
	if (kind == KIND_OTHER)
		return doublet_error_say(error, DOUBLET_UNSUPPORTED,
		                         "is no regular file", NULL);
	return system == 0 ? DOUBLET_OK : doublet_error_system(error, system);
}
