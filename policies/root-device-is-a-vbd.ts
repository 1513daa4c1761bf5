import { rootIsOfKernel, vbdsAreXvd } from "../lib/facts/block-names";
import type { DomU } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { type Bench, definePolicy, message, type Messages } from "../lib/policy/policy";
import { Vdev } from "../lib/xen/vdev";

export const rootDeviceIsAVbd = definePolicy({
  id: "root-device-is-a-vbd",
  subject: "domU",
  covers: ["M04", "D10"],
  judges: "state",
  severity: "error",
  summary: "The root device that a domU's kernel is told is one of its vbds.",
  rationale:
    "A kernel that Xen loads mounts what root= names, and panics where there is no such device. A vbd may be declared as sda and called xvda by the kernel: mainline Linux has only xvd, and configurations that are older than it still say sda.",
  remedy: "Name the vbd as the kernel does (xvda1), or declare the root by its UUID, or add the vbd.",
  notReported:
    "HVM domUs; what a boot loader finds in the domU's own configuration; root devices by UUID or label, on LVM or the network; domUs with PCI or USB devices, which may bring disks of their own; systems other than Linux.",
  facts: [rootIsOfKernel, vbdsAreXvd],
  messages: {
    missing: message<{ root: string; names: readonly string[] }>(
      ({ root, names }) =>
        `its kernel is told root=${root}, and ${names.length === 0 ? "it has no vbd" : `its vbds are ${names.join(", ")} there`}`,
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    if (domU.type === "hvm" || domU.boot.kernel === undefined || domU.boot.bootloader !== undefined) return;
    if (domU.os !== undefined && need(domU, "os") !== "linux") return;
    if (domU.pci.length > 0 || ["usbctrl", "usbdev", "usbdevice"].some((key) => domU.settings.has(key))) return;
    const told = rootOf(domU, { need });
    const root = told && vdevOf(told.root);
    if (told === undefined || root === undefined) return;
    fact(rootIsOfKernel, need(host.xen, "release"));
    const { kernel } = domU;
    const renamed = isKnown(kernel) && factOr(vbdsAreXvd, kernel, false);
    const vdevs = domU.vbds.map((vbd) => need(vbd, "vdev"));
    const isCalled = (vdev: Vdev): boolean =>
      vdev.disk === root.disk && (vdev.partition === 0 || vdev.partition === root.partition);
    // Of a kernel that nobody declares it is not known whether it says sda or xvda.
    if ((!renamed || root.family === "xvd") && vdevs.some(isCalled)) return;
    const names = vdevs.map((vdev) => (renamed ? vdev.toString().replace(/^(sd|hd)/, "xvd") : vdev.toString()));
    report("missing", { root: told.root, names }, { at: told.place, related: domU.vbds.map((vbd) => at(vbd, "vdev")) });
  },
  examples: {
    rejected: {
      at: "domUs.web.boot.root",
      domU: { boot: { kernel: "/boot/vmlinuz", extra: null, root: "/dev/sda1" } },
    },
    accepted: { domU: { boot: { kernel: "/boot/vmlinuz", extra: null, root: "/dev/xvda1" } } },
  },
});

/** The last one that the kernel is told, and where. */
function rootOf(
  { boot }: DomU,
  { need }: Pick<Bench<Messages>, "need">,
): { readonly root: string; readonly place: Place } | undefined {
  const last =
    boot.extra === undefined ? undefined : [...need(boot, "extra").matchAll(/(?:^|\s)root=(\S+)/g)].at(-1)?.[1];
  if (last !== undefined) return { root: last, place: at(boot, "extra") };
  return boot.root === undefined ? undefined : { root: need(boot, "root"), place: at(boot, "root") };
}

/** Undefined for what is no disk's name: a UUID, a volume of LVM, a share. */
function vdevOf(root: string): Vdev | undefined {
  // Other words of the command line may stand behind it: `/dev/xvda1 ro`.
  const [, name] = /^\/dev\/((?:xvd|sd|hd)[a-z]{1,2}(?:[1-9]\d{0,2})?)(?:\s.*)?$/s.exec(root) ?? [];
  return name === undefined ? undefined : Vdev.parse(name);
}
