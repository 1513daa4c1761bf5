/** Owns the sample fleet: one small fleet that is clean under every policy, for examples and tests to break one thing of. */
import { fleetDocument, type FleetDocument, isObject, type RawObject, type RawValue } from "./document";

/** A fresh copy each time. */
export function sampleFleet(): FleetDocument {
  return fleetDocument([
    {
      name: "alpha",
      address: "alpha.example.net",
      xen: { release: "4.17.5", wordSize: "x86_64", scheduler: "credit2" },
      cpus: 8,
      hardwareVirtualization: "vmx",
      memory: "64GiB",
      dom0: { wordSize: "x86_64", kernel: "6.1.0", memory: "2GiB", cpufreq: "xen" },
      networks: [{ bridge: "xenbr0", mode: "bridged", uplink: "eth0" }],
      volumeGroups: [
        {
          name: "vg0",
          uuid: "Q3vWxE-7pYc-Rk2d-Lm9s-Ta5u-Zb8n-Xf4hGj",
          size: "500GiB",
          logicalVolumes: [{ name: "web-root", size: "20GiB", filesystem: "xfs", mountPoint: "/" }],
        },
      ],
      domUs: [
        {
          name: "web",
          type: "pv",
          wordSize: "x86_64",
          kernel: "6.1.0",
          boot: { kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img", extra: "console=hvc0" },
          memory: "2GiB",
          vcpus: 2,
          vbds: [{ vdev: "xvda", target: "vg0/web-root" }],
          vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56" }],
        },
      ],
    },
  ]);
}

/** Edits of the sample fleet: patches (RFC 7396), which replace lists whole and remove what is null. */
export interface SampleEdits {
  readonly host?: RawObject;
  readonly domU?: RawObject;
  /** Declares the host or the domU a second time. */
  readonly twice?: "host" | "domU";
  /** Declares a second host: the sample's own, named beta and without domUs, with this patch. */
  readonly otherHost?: RawObject;
  /** Declares a second domU on the first host: `mail`, which is clean beside the first, with this patch. */
  readonly otherDomU?: RawObject;
}

export function editedSample({
  host: hostPatch = {},
  domU: domUPatch = {},
  twice,
  otherHost,
  otherDomU,
}: SampleEdits): FleetDocument {
  const [original] = sampleFleet().hosts as [RawObject];
  const host = mergePatch(original, hostPatch) as RawObject;
  const [first, ...others] = (host["domUs"] ?? []) as RawObject[];
  if (first !== undefined) {
    const domU = mergePatch(first, domUPatch) as RawObject;
    host["domUs"] = [domU, ...(twice === "domU" ? [domU] : []), ...others];
  }
  if (otherDomU !== undefined)
    host["domUs"] = [...((host["domUs"] ?? []) as RawObject[]), mergePatch(mail(), otherDomU)];
  const beta =
    otherHost &&
    (mergePatch({ ...original, name: "beta", address: "beta.example.net", domUs: [] }, otherHost) as RawObject);
  return fleetDocument([host, ...(twice === "host" ? [host] : []), ...(beta === undefined ? [] : [beta])]);
}

/** The kernel that each of these releases came with. */
const KERNELS = { "3.0.3": "2.6.16.29", "3.0.4": "2.6.16.33", "3.1.0": "2.6.18", "3.2.0": "2.6.18" } as const;

/** A patch of the host that makes it one of an old release, and clean there. `more` is patched onto that. */
export function oldXen(release: keyof typeof KERNELS, more: RawObject = {}): RawObject {
  const dom0 = { kernel: KERNELS[release], cpufreq: "none", ...(release !== "3.2.0" && { receivesGuestPackets: [] }) };
  return mergePatch({ xen: { release, scheduler: "credit" }, dom0 }, more) as RawObject;
}

/** Its disk is a path, so that it needs nothing of the host's that a patch may have taken away. */
function mail(): RawObject {
  return {
    name: "mail",
    type: "pv",
    wordSize: "x86_64",
    kernel: "6.1.0",
    boot: { kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img", extra: "console=hvc0" },
    memory: "1GiB",
    vcpus: 1,
    vbds: [{ vdev: "xvda", target: "/dev/vg1/mail-root", size: "20GiB" }],
    vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:57" }],
  };
}

/** RFC 7396. */
export function mergePatch(target: RawValue, patch: RawValue): RawValue {
  if (!isObject(patch)) return patch;
  const result: RawObject = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}
