// Earliest arrivals from one source in one pass over contacts in the order of time: what the machine can do.
// gcc -O3 -march=native -o arrivals arrivals.c && ./arrivals contacts.bin source traversal rounds
// contacts.bin: two int32 (actors n, contacts m), then sources and targets (m int32 each), then times (m float64), little-endian.
// Prints the median nanoseconds a contact over the rounds, how many actors are reached, and the sum of their arrivals.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

__attribute__((noinline)) static void arrivals(int32_t n, int32_t m, const int32_t *source, const int32_t *target,
                                               const double *time, int32_t from, double traversal, double *arrival) {
  for (int32_t i = 0; i < n; i++) arrival[i] = 1.0 / 0.0;
  arrival[from] = time[0];
  for (int32_t i = 0; i < m; i++) {
    double t = time[i];
    if (arrival[source[i]] <= t) {
      double there = t + traversal;
      if (there < arrival[target[i]]) arrival[target[i]] = there;
    }
  }
}

static void *column(FILE *file, size_t size, size_t count) {
  void *values = malloc(size * count);
  if (!values || fread(values, size, count, file) != count) {
    fputs("cannot read\n", stderr);
    exit(1);
  }
  return values;
}

int main(int argc, char **argv) {
  if (argc < 5) {
    fputs("arrivals contacts.bin source traversal rounds\n", stderr);
    return 1;
  }
  FILE *file = fopen(argv[1], "rb");
  if (!file) {
    fputs("cannot open\n", stderr);
    return 1;
  }
  int32_t *sizes = column(file, sizeof(int32_t), 2);
  int32_t n = sizes[0], m = sizes[1];
  int32_t *source = column(file, sizeof(int32_t), m), *target = column(file, sizeof(int32_t), m);
  double *time = column(file, sizeof(double), m);
  int rounds = atoi(argv[4]);
  double *arrival = malloc(sizeof(double) * n), *spent = malloc(sizeof(double) * rounds);
  for (int round = 0; round < rounds; round++) {
    double begin = now();
    arrivals(n, m, source, target, time, atoi(argv[2]), atof(argv[3]), arrival);
    spent[round] = (now() - begin) / m;
  }
  qsort(spent, rounds, sizeof(double), ascending);
  int32_t reached = 0;
  double sum = 0;
  for (int32_t i = 0; i < n; i++) {
    if (arrival[i] < 1.0 / 0.0) {
      reached++;
      sum += arrival[i];
    }
  }
  printf("%.3f %d %.9g\n", spent[rounds / 2], reached, sum);
  return 0;
}
