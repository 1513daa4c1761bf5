import type { Fact } from "../lib/facts/fact";
import {
  channelsTakeConsole,
  globalPciOptionsIgnored,
  nestedSvmDomainsStay,
  pvhVcpusAllOnline,
  tscAdjustHangs,
  vpmuDomainsStay,
} from "../lib/facts/fixed-bugs";
import type { DomU, Host } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { flagSetting } from "../lib/model/settings";
import { type Bench, definePolicy, message, type Messages } from "../lib/policy/policy";
import { xenSwitch } from "../lib/questions/xen-option";
import { compareParts, KernelRelease } from "../lib/xen/release";

type Asks = Pick<Bench<Messages>, "need" | "needed">;

interface KnownBug {
  readonly fact: Fact<boolean>;
  /** What a domU that meets it is declared with, and what becomes of it: ends the sentence that begins with "it". */
  readonly says: string;
  /** Beside an upgrade. */
  readonly remedy: string;
  /** Where that is declared; undefined for a domU that does not meet it. */
  readonly met: (host: Host, domU: DomU, asks: Asks) => Place | undefined;
}

/** Linux of this release looks at TSC_ADJUST. */
const CHECKS_TSC = KernelRelease.parse("4.10");
const GLOBAL_PCI_OPTIONS = ["pci_msitranslate", "pci_power_mgmt", "pci_permissive", "pci_seize"];

const BUGS: readonly KnownBug[] = [
  {
    fact: tscAdjustHangs,
    says: "is HVM with Linux 4.10 or later on Intel, and hangs at boot on CPUs from Haswell on",
    remedy: "Boot an older kernel, or make the domU PV.",
    met: (host, domU, { need }) =>
      domU.type === "hvm" &&
      domU.kernel !== undefined &&
      isKnown(host.cpuVendor) &&
      host.cpuVendor === "intel" &&
      compareParts(need(domU, "kernel").parts, CHECKS_TSC.parts) >= 0
        ? at(domU, "kernel")
        : undefined,
  },
  {
    fact: globalPciOptionsIgnored,
    says: "sets an option for all of its PCI devices, which xl ignores",
    remedy: "Declare the option at each device (permissive, seize, msitranslate).",
    met: (_, domU) => {
      const key = GLOBAL_PCI_OPTIONS.find((option) => domU.settings.has(option));
      return key === undefined || domU.pci.length === 0 ? undefined : at(domU.settings, key);
    },
  },
  {
    fact: channelsTakeConsole,
    says: "has a channel, the first of which takes the place of its console",
    remedy: "Leave the channel out.",
    met: (_, domU) => (domU.settings.has("channel") ? at(domU.settings, "channel") : undefined),
  },
  {
    fact: pvhVcpusAllOnline,
    says: "is PVH with fewer vcpus than maxvcpus, and is told that all are there",
    remedy: "Set maxvcpus to vcpus, or leave it out.",
    met: (_, domU, { need }) =>
      domU.type === "pvh" && domU.maxvcpus !== undefined && need(domU, "maxvcpus") > need(domU, "vcpus")
        ? at(domU, "maxvcpus")
        : undefined,
  },
  {
    fact: vpmuDomainsStay,
    says: "is PV on a host with vpmu, and stays behind with its memory if it used that and is destroyed",
    remedy: "Take vpmu off Xen's command line.",
    met: (host, domU, { needed }) =>
      domU.type === "pv" && xenSwitch(host, "vpmu", undefined, { needed }) === true
        ? at(host.xen, "commandLine")
        : undefined,
  },
  {
    fact: nestedSvmDomainsStay,
    says: "runs a hypervisor of its own on AMD, and stays behind with its memory when it is destroyed",
    remedy: "Leave nestedhvm out.",
    met: (host, domU, { needed }) => {
      const nested = domU.type === "hvm" ? flagSetting(domU.settings, "nestedhvm") : undefined;
      const isAmd = host.cpuVendor === "amd" || host.hardwareVirtualization === "svm";
      return isAmd && nested !== undefined && needed(nested, at(domU.settings, "nestedhvm"))
        ? at(domU.settings, "nestedhvm")
        : undefined;
    },
  },
];

export const releaseHasNoKnownBug = definePolicy({
  id: "release-has-no-known-bug",
  subject: "domU",
  covers: ["D23"],
  judges: "state",
  severity: "warning",
  summary: "A domU meets no bug that a later point release of its host's Xen has mended.",
  rationale:
    "Some bugs stop a guest of one kind only, and nothing that is printed names them. Where the commit that mends one is known, so are the point releases that have it.",
  remedy: "Upgrade the host to a point release with the fix.",
  notReported: "Bugs that a declaration does not show: of a CPU's model, of a device, of what runs inside.",
  facts: BUGS.map(({ fact }) => fact),
  messages: {
    met: message<{ says: string; release: string; mended: string; remedy: string }>(
      ({ says, release, mended }) => `it ${says}: a bug of Xen ${release}, ${mended}`,
      { remedy: ({ remedy }) => `Upgrade the host to a release with the fix. ${remedy}` },
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    for (const { fact, says, remedy, met } of BUGS) {
      const place = met(host, domU, { need, needed });
      if (place === undefined) continue;
      const release = need(host.xen, "release");
      if (factOr(fact, release, false))
        report(
          "met",
          { says, release: release.toString(), mended: mendedIn(fact), remedy },
          { at: place, about: fact.id },
        );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.maxvcpus",
      host: { xen: { release: "4.17.4" } },
      domU: { type: "pvh", maxvcpus: 4 },
    },
    accepted: { domU: { type: "pvh", maxvcpus: 4 } },
  },
});

/** `mended in 4.17.5, 4.18.3 and later`. */
function mendedIn({ spans }: Fact<boolean>): string {
  const mended = spans.filter(({ value }) => !value).map(({ since }) => since.toString());
  const tail = spans[0]?.value === false ? " and what came after" : "";
  return mended.length === 0 ? "not mended yet" : `mended in ${mended.reverse().join(", ")}${tail}`;
}
