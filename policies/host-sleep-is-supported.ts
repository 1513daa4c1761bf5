import { since } from "../lib/facts/fact";
import { hostSleep, hostSleepDocumented } from "../lib/facts/sleep";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

const NONE: readonly string[] = [];

export const hostSleepIsSupported = definePolicy({
  id: "host-sleep-is-supported",
  subject: "host",
  covers: ["H11a"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A host is put to sleep only where Xen can enter that state and come back from it.",
  rationale:
    "Up to 3.1 Xen has no power management at all; 3.2 has the code for suspend to RAM (S3), which came to work in 3.3. Suspend to disk (S4) has never been there: Xen refuses it. " +
    "What sleeps without its hypervisor can't be counted on to come back, nor can the domUs on it.",
  remedy: `Shut the domUs down and power the host off, or suspend it to RAM on Xen ${since(hostSleep, ({ missing, unsound }) => !missing.includes("S3") && !unsound.includes("S3"))} or later.`,
  notReported:
    "Whether the host's firmware, and drivers in dom0 or in domUs with devices passed through, come back from S3.",
  facts: [hostSleep, hostSleepDocumented],
  messages: {
    missing: message<{ state: string; release: string }>(
      ({ state, release }) => `it is to enter ${state}, which Xen ${release} can't do`,
    ),
    unsound: message<{ state: string; release: string }>(
      ({ state, release }) =>
        `it is to enter ${state}, for which Xen ${release} has code that a later release had to repair`,
    ),
    documented: message<{ state: string; release: string }>(
      ({ state, release }) =>
        `it is to enter ${state}, which the source document says does not work for suspend and resume on Xen ${release}; in Xen's source S5 is soft-off, and nothing comes back from it`,
    ),
  },
  check({ host }, { need, fact, factOr, report }) {
    if (host.plannedSleeps.length === 0) return;
    const xen = need(host.xen, "release");
    const { missing, unsound } = fact(hostSleep, xen);
    const release = xen.toString();
    for (const sleep of host.plannedSleeps) {
      const { state } = sleep;
      if (missing.includes(state)) report("missing", { state, release }, at(sleep, "state"));
      else if (unsound.includes(state)) report("unsound", { state, release }, at(sleep, "state"));
      else if (factOr(hostSleepDocumented, xen, NONE).includes(state))
        report("documented", { state, release }, at(sleep, "state"));
    }
  },
  examples: {
    rejected: {
      at: "plannedSleeps[0].state",
      host: oldXen("3.0.4", { plannedSleeps: [{ state: "S3", reason: "over night" }] }),
      domU: { kernel: "2.6.16.33" },
    },
    accepted: { host: { plannedSleeps: [{ state: "S3", reason: "over night" }] } },
  },
});
