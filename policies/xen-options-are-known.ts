import { releasesThatKnow } from "../lib/facts/word-table";
import { xenOptions } from "../lib/facts/xen-options";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { nearest } from "../lib/units/nearest";
import { commandLineOptions } from "../lib/xen/command-line";

export const xenOptionsAreKnown = definePolicy({
  id: "xen-options-are-known",
  subject: "host",
  covers: ["D09"],
  judges: "state",
  severity: "warning",
  summary: "Every option on Xen's command line is one that the host's release has.",
  rationale:
    "The hypervisor passes over what it does not know, and says so only on its own console, early in the boot. A misspelt dom0_mem leaves dom0 with all memory; an option that is gone with an upgrade no longer does what it was there for.",
  remedy: "Correct the option or drop it, and reboot the host.",
  notReported:
    "The values of options; what stands behind `--`, which is dom0's; `placeholder`, which GRUB's scripts put first.",
  facts: [xenOptions],
  messages: {
    gone: message<{ option: string; release: string; releases: readonly string[] }>(
      ({ option, release, releases }) =>
        `${option} on its Xen command line is no option of Xen ${release}: Xen ${releases.join(", and ")} has it`,
      { remedy: "Drop the option; it has no effect on this release." },
    ),
    unknown: message<{ option: string; release: string; near: string | undefined }>(
      ({ option, release, near }) =>
        `${option} on its Xen command line is no option of Xen ${release}, nor of any other release${near === undefined ? "" : `: is ${near} meant?`}`,
      { remedy: ({ near }) => (near === undefined ? "Drop the option." : `Write ${near}, or drop the option.`) },
    ),
  },
  check({ host }, { need, needed, factOr, report }) {
    const { xen } = host;
    if (xen.commandLine === undefined) return;
    const place = at(xen, "commandLine");
    const options = commandLineOptions(needed(xen.commandLine, place));
    const release = need(xen, "release");
    const words = factOr(xenOptions, release, undefined);
    if (words === undefined) return;
    for (const option of options) {
      if (words.known.has(option)) continue;
      // `no-` switches off what may be switched on.
      const name = option.startsWith("no-") ? option.slice("no-".length) : option;
      if (words.known.has(name)) continue;
      const releases = releasesThatKnow(name, xenOptions.spans);
      const where = { at: place, about: option };
      if (releases.length > 0) report("gone", { option, release: release.toString(), releases }, where);
      else report("unknown", { option, release: release.toString(), near: nearest(name, words.known) }, where);
    }
  },
  examples: {
    rejected: { at: "xen.commandLine", host: { xen: { commandLine: "dom0_mem=2048M,max:2048M dom0_max_vcpu=2" } } },
    accepted: { host: { xen: { commandLine: "placeholder dom0_mem=2048M,max:2048M dom0_max_vcpus=2 no-real-mode" } } },
  },
});
