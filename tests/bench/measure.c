/*
 * measure COMMAND...: runs a command with output thrown away and prints its seconds of processor time (user plus system) and peak KiB; exit status 1
 * when it fails. A process starts with the peak of the one that spawned it, so what measures has to be small: python3 is not, this is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 2 || !freopen("/dev/null", "r", stdin) || !freopen("/dev/null", "w", stderr))
        return 2;
    pid_t pid = fork();
    if (pid == 0) {
        if (!freopen("/dev/null", "w", stdout))
            _exit(127);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    int status;
    struct rusage u;
    if (pid < 0 || wait4(pid, &status, 0, &u) != pid)
        return 2;
    printf("%ld.%06ld %ld\n", (long)(u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1000000),
           (long)((u.ru_utime.tv_usec + u.ru_stime.tv_usec) % 1000000), u.ru_maxrss);
    return status != 0;
}
