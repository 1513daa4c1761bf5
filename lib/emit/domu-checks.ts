/** Owns what a host must have for a domU to start, as calls of the functions that look for it. */
import type { DomU, Host } from "../model/fleet";
import type { Planned } from "../model/planned";
import { known } from "./known";
import { call } from "../shell/script";
import { oneLine } from "../shell/quoting";

/** How messages call a domU. */
export function domULabel(domU: DomU): string {
  return `domU ${oneLine(domU.name)}`;
}

/** What xen_caps must have for it (H01): its word size where that is declared. */
export function capabilityCheck(host: Host, domU: DomU): string {
  const wordSize =
    domU.wordSize === undefined ? "*" : known(domU.wordSize, `the word size of domU ${domU.name} on ${host.name}`);
  // PVH runs in an HVM container; its word size is the guest's own affair.
  const pattern = domU.type === "pvh" ? "hvm-3.0-*" : `${domU.type === "pv" ? "xen" : "hvm"}-3.0-${wordSize}`;
  return call("check_capability", pattern, domULabel(domU));
}

/** The files that its configuration names, and that no script of ours makes. A name that is no path is one that xl looks for. */
export function fileCheckLines(host: Host, domU: DomU): readonly string[] {
  const { kernel, ramdisk, bootloader } = domU.boot;
  // What a script makes a device of need be no file, and what another domain serves is not dom0's.
  const images = domU.vbds.flatMap(({ target, script, backend }) =>
    target.kind === "path" && script === undefined && backend === undefined ? [target.path] : [],
  );
  return [kernel, ramdisk, bootloader, ...images].flatMap((path) => {
    const file = read(path, `a file of domU ${domU.name} on ${host.name}`);
    return file?.startsWith("/") ? [call("check_file", file, domULabel(domU))] : [];
  });
}

/** The volumes and bridges of dom0's that other scripts make for it. */
export function partCheckLines(host: Host, domU: DomU): readonly string[] {
  const devices = domU.vbds.flatMap(({ target, backend }) =>
    target.kind === "logicalVolume" && backend === undefined
      ? [`/dev/${target.volumeGroup}/${target.logicalVolume}`]
      : [],
  );
  return [
    ...devices.map((device) => call("check_device", device, domULabel(domU))),
    ...bridgesOf(host, domU).map((bridge) => call("check_bridge_of", bridge, domULabel(domU))),
  ];
}

/** The bridges in dom0 of its vifs, once each. */
export function bridgesOf(host: Host, domU: DomU): readonly string[] {
  return [
    ...new Set(
      domU.vifs.flatMap(({ bridge, backend }) =>
        backend === undefined ? (read(bridge, `a bridge of domU ${domU.name} on ${host.name}`) ?? []) : [],
      ),
    ),
  ];
}

/** `NAME MIB` */
export function memoryWords(host: Host, domU: DomU): readonly [string, string] {
  const memory = known(domU.memory, `the memory of domU ${domU.name} on ${host.name}`);
  return [domU.name, String(Math.ceil(memory.bytes / 2 ** 20))];
}

function read(value: Planned<string> | undefined, what: string): string | undefined {
  return value === undefined ? undefined : known(value, what);
}
