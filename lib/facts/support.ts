/** Owns the facts on how long a release has security support. */
import { defineFact } from "./fact";

export interface SecuritySupport {
  /** The last day, as 2026-12-31. */
  readonly until: string;
  /** Whether that was before the newest release that these facts know came out (4.22, on 2026-07-30). No clock is asked. */
  readonly ended: boolean;
}

const on = (branch: string, until: string) => ({
  source: "SUPPORT.md",
  locator: "Release Support",
  release: `stable-${branch}`,
  quote: `Security-Support-Until: ${until}`,
});

export const securitySupport = defineFact<SecuritySupport>({
  id: "security-support",
  statement: "Until when the Xen project gives a release security support.",
  basis: "documented",
  scope: "As of 2026-08-19. Distributions may go on by themselves. SUPPORT.md begins with 4.10.",
  show: ({ until, ended }) => `${until}${ended ? ", over when 4.22 came out" : ""}`,
  spans: [
    { since: "4.22", value: { until: "2031-07-30", ended: false }, citation: on("4.22", "2031-07-30") },
    { since: "4.21", until: "4.22", value: { until: "2030-11-19", ended: false }, citation: on("4.21", "2030-11-19") },
    { since: "4.20", until: "4.21", value: { until: "2030-03-05", ended: false }, citation: on("4.20", "2030-03-05") },
    { since: "4.19", until: "4.20", value: { until: "2029-07-29", ended: false }, citation: on("4.19", "2029-07-29") },
    { since: "4.18", until: "4.19", value: { until: "2028-11-16", ended: false }, citation: on("4.18", "2028-11-16") },
    { since: "4.17", until: "4.18", value: { until: "2027-12-12", ended: false }, citation: on("4.17", "2027-12-12") },
    { since: "4.16", until: "4.17", value: { until: "2024-12-02", ended: true }, citation: on("4.16", "2024-12-02") },
    { since: "4.15", until: "4.16", value: { until: "2024-04-08", ended: true }, citation: on("4.15", "2024-04-08") },
    { since: "4.14", until: "4.15", value: { until: "2023-07-24", ended: true }, citation: on("4.14", "2023-07-24") },
    { since: "4.13", until: "4.14", value: { until: "2022-12-18", ended: true }, citation: on("4.13", "2022-12-18") },
    { since: "4.12", until: "4.13", value: { until: "2022-04-02", ended: true }, citation: on("4.12", "2022-04-02") },
    { since: "4.11", until: "4.12", value: { until: "2021-07-10", ended: true }, citation: on("4.11", "2021-07-10") },
    { since: "4.10", until: "4.11", value: { until: "2020-12-13", ended: true }, citation: on("4.10", "2020-12-13") },
  ],
});
