/** Owns the list of the lab's dom0s: releases of Debian, each with its own Xen and its own Linux. */
import { LAB_DOM0S, type LabRelease } from "../../lib/facts/measurements";
import type { RawObject } from "../../lib/model/document";

/** `spec-ctrl` and `xpti` guard against nobody here, and cost a lot without hardware. `noreboot`: a crash is to be seen. */
export const XEN_COMMAND_LINE =
  "dom0_mem=1024M,max:1024M dom0_max_vcpus=1 dom0_vcpus_pin console=com1 com1=115200,8n1 loglvl=info guest_loglvl=info noreboot spec-ctrl=no xpti=no bootscrub=off";

export interface Dom0 {
  /** Debian's name of the release, in its archive. */
  readonly suite: string;
  /** What xl info calls the release of its Xen. */
  readonly release: LabRelease;
  /** The kernel of dom0 and of the domUs, as far as its facts go by it. */
  readonly kernel: string;
  /** What its Xen can run, in xl info's words. */
  readonly capabilities: readonly string[];
  readonly virtCaps: readonly string[];
  /** The package with the device model. */
  readonly deviceModel: string;
}

const CAPABILITIES = ["xen-3.0-x86_64", "hvm-3.0-x86_32", "hvm-3.0-x86_32p", "hvm-3.0-x86_64"];
const [OLD, MIDDLE, NEW] = LAB_DOM0S;

export const DOM0S = {
  bullseye: {
    suite: "bullseye",
    ...OLD,
    capabilities: CAPABILITIES,
    virtCaps: ["pv", "hvm", "hap", "shadow"],
    deviceModel: "qemu-system-x86",
  },
  bookworm: {
    suite: "bookworm",
    ...MIDDLE,
    capabilities: CAPABILITIES,
    virtCaps: ["pv", "hvm", "hap", "gnttab-v1", "gnttab-v2"],
    deviceModel: "qemu-system-xen",
  },
  trixie: {
    suite: "trixie",
    ...NEW,
    capabilities: CAPABILITIES,
    virtCaps: ["pv", "hvm", "hap", "gnttab-v1", "gnttab-v2"],
    deviceModel: "qemu-system-xen",
  },
} satisfies Readonly<Record<string, Dom0>>;

/** The one that every test has that names none. */
export const USUAL: Dom0 = DOM0S.bookworm;

export const ALL_DOM0S: readonly Dom0[] = Object.values(DOM0S);

/** Those that are tried at length, not at every change. */
export const OTHERS: readonly Dom0[] = ALL_DOM0S.filter((dom0) => dom0 !== USUAL);

/** The release that its packages are named after: `4.17`. */
export function seriesOf({ release }: Dom0): string {
  return release.split(".").slice(0, 2).join(".");
}

/** How a person speaks of it. */
export function titleOf(dom0: Dom0): string {
  return `Debian's ${dom0.suite} with Xen ${seriesOf(dom0)}`;
}

/** `xen` of its host, as xl info describes it. */
export function asXlInfoSays({ release, capabilities, virtCaps }: Dom0): RawObject {
  return {
    release,
    wordSize: "x86_64",
    scheduler: "credit2",
    capabilities: [...capabilities],
    virtCaps: [...virtCaps],
    commandLine: XEN_COMMAND_LINE,
  };
}
