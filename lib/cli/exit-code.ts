/** Owns the exit codes: a contract with everything that calls the command. */
export const EXIT = {
  /** Judged, nothing at or above `--fail-on`. */
  passed: 0,
  /** Findings at or above it. */
  rejected: 1,
  /** The flags, or a file that they name, are wrong. */
  usage: 2,
  /** Not judged, or not emitted: the input can't be read as a fleet, or waits for apply. */
  notJudged: 3,
  /** A bug of ours. */
  internal: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
