/* Earliest arrivals and least durations in one pass over moments that are in order of time, no two at once: what a machine can do.
 * arrivals TASK FOLDER SOURCE ANSWER: TASK is foremost or fastest, closeness of all actors, or of one source paths, its arrivals, closeness or reach; ANSWER is a file or "-".
 * Paths are the foremost with the fewest hops, as columns: of each actor arrival, departure and where its ties are in one column of all. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static int actors, ties;
static int *source, *target;
static double *start;

static void *read_column(const char *folder, const char *name, size_t width) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.bin", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) exit(2);
  fseek(file, 0, SEEK_END);
  ties = ftell(file) / width;
  rewind(file);
  void *column = malloc(ties * width);
  if (fread(column, width, ties, file) != (size_t)ties) exit(2);
  fclose(file);
  return column;
}

static void arrivals(int from, double *known) {
  for (int actor = 0; actor < actors; actor++) known[actor] = INFINITY;
  known[from] = 0;
  for (int i = 0; i < ties; i++)
    if (known[source[i]] <= start[i] && start[i] < known[target[i]]) known[target[i]] = start[i];
}

/* A way to an actor: its last tie, and the way before that. */
static struct way { int tie, hops, before; } *ways;
static int *first_way, *fewest, *path_ties;

static void paths(int from, double *values) {
  int count = 1;
  long end = 0;
  for (int actor = 0; actor < actors; actor++) first_way[actor] = fewest[actor] = -1;
  ways[0] = (struct way){-1, 0, -1};
  first_way[from] = fewest[from] = 0;
  for (int i = 0; i < ties; i++) {
    int before = fewest[source[i]], known = fewest[target[i]];
    if (before < 0 || (known >= 0 && ways[known].hops <= ways[before].hops + 1)) continue;
    ways[count] = (struct way){i, ways[before].hops + 1, before};
    if (known < 0) first_way[target[i]] = count;
    fewest[target[i]] = count++;
  }
  long hops = 0;
  for (int actor = 0; actor < actors; actor++)
    if (first_way[actor] >= 0) hops += ways[first_way[actor]].hops;
  path_ties = realloc(path_ties, (hops + 1) * sizeof *path_ties);
  for (int actor = 0; actor < actors; actor++) {
    int way = first_way[actor];
    double *row = values + 3 * actor;
    row[0] = row[1] = row[2] = NAN;
    if (way < 0) continue;
    end += ways[way].hops;
    row[0] = way ? start[ways[way].tie] : 0;
    row[1] = 0;
    row[2] = ways[way].hops;
    long place = end;
    for (int at = way; at; at = ways[at].before) {
      path_ties[--place] = ways[at].tie;
      row[1] = start[ways[at].tie];
    }
  }
}

static void durations(int from, double *latest, double *least) {
  for (int actor = 0; actor < actors; actor++) latest[actor] = -INFINITY, least[actor] = INFINITY;
  for (int i = 0; i < ties; i++) {
    if (target[i] == from) continue;
    double departure = source[i] == from ? start[i] : latest[source[i]];
    if (departure > latest[target[i]]) latest[target[i]] = departure;
    if (start[i] - departure < least[target[i]]) least[target[i]] = start[i] - departure;
  }
}

static double closeness(int from, const double *distance) {
  double sum = 0;
  for (int actor = 0; actor < actors; actor++)
    if (actor != from && distance[actor] < INFINITY) sum += 1 / (distance[actor] + 1);
  return sum;
}

static double reach(int from, const double *arrival) {
  int count = 0;
  for (int actor = 0; actor < actors; actor++) count += actor != from && arrival[actor] < INFINITY;
  return count;
}

static void work(const char *task, int from, double *values, double *latest, double *least) {
  if (!strcmp(task, "paths")) paths(from, values);
  else if (!strcmp(task, "closeness") || !strcmp(task, "reach")) {
    arrivals(from, least);
    values[0] = *task == 'c' ? closeness(from, least) : reach(from, least);
  } else
    for (int actor = 0; actor < actors; actor++) {
      if (!strcmp(task, "foremost")) arrivals(actor, least);
      else durations(actor, latest, least);
      values[actor] = closeness(actor, least);
    }
}

int main(int count, char **words) {
  if (count != 5) return 2;
  source = read_column(words[2], "source", sizeof *source);
  target = read_column(words[2], "target", sizeof *target);
  start = read_column(words[2], "start", sizeof *start);
  char *tied = NULL;
  for (int i = 0; i < ties; i++) {
    if (source[i] >= actors) actors = source[i] + 1;
    if (target[i] >= actors) actors = target[i] + 1;
  }
  tied = calloc(actors, 1);
  for (int i = 0; i < ties; i++) tied[source[i]] = tied[target[i]] = 1;
  double *values = malloc(5 * actors * sizeof *values), *latest = values + 3 * actors, *least = latest + actors;
  int isPaths = !strcmp(words[1], "paths");
  if (isPaths) {
    ways = malloc((ties + 1L) * sizeof *ways);
    first_way = malloc(2 * actors * sizeof *first_way);
    fewest = first_way + actors;
  }
  const char *asked = getenv("BENCH_CLOCK");
  clockid_t clock = asked && !strcmp(asked, "cpu") ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
  struct timespec begun, ended;
  struct rusage usage;
  for (int round = 0; round < 2; round++) {
    clock_gettime(clock, &begun);
    work(words[1], atoi(words[3]), values, latest, least);
    clock_gettime(clock, &ended);
  }
  int isOne = !strcmp(words[1], "closeness") || !strcmp(words[1], "reach");
  int count_of_values = isOne ? 1 : isPaths ? 3 * actors : actors;
  for (int actor = 0; actor < count_of_values && !isPaths; actor++)
    if ((!isOne && !tied[actor]) || values[actor] == INFINITY) values[actor] = NAN;
  if (strcmp(words[4], "-")) {
    FILE *file = fopen(words[4], "wb");
    if (!file || fwrite(values, sizeof *values, count_of_values, file) != (size_t)count_of_values || fclose(file)) return 2;
  }
  getrusage(RUSAGE_SELF, &usage);
  double ms = (ended.tv_sec - begun.tv_sec) * 1e3 + (ended.tv_nsec - begun.tv_nsec) / 1e6;
  printf("{\"ms\":%.6f,\"peak\":%.1f}\n", ms, usage.ru_maxrss / 1024.0);
}
