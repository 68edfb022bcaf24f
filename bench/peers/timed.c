/* SPDX-License-Identifier: MIT */
/*
 * bench-timed REPORT COMMAND...
 *
 * Runs a command and writes "SECONDS KIB STATUS" to a file: the time that the
 * processor spent on it, and the most memory it held. A small program of its
 * own, since a process counts the memory of the one that started it among its
 * peak.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	int status;

	if (argc < 3)
		return 2;
	pid_t child = fork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0)
		return 2;
	double taken = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
	FILE *report = fopen(argv[1], "w");
	if (report == NULL)
		return 2;
	fprintf(report, "%.6f %ld %d\n", taken, usage.ru_maxrss,
	        WIFEXITED(status) ? WEXITSTATUS(status) : 128);
	return fclose(report) != 0 ? 2 : 0;
}
