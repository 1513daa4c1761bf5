import fc from "fast-check";
import { xlCfg } from "../../lib/emit/xl-cfg";
import type { DomU } from "../../lib/model/fleet";
import type { Size } from "../../lib/units/size";
import { realPart } from "../support/real-part";
import { hasPython, PYTHON_HINT, readXmCfgs } from "../xen/python";
import { anyOldDomU, type Declared, HOSTILE_DOMUS, XM_EXAMPLES } from "./domus";
import { pathOf } from "./readings";

const readBackAll = (all: readonly Declared[]): unknown[] => readXmCfgs(all.map(({ host, domU }) => xlCfg(host, domU)));
const readBack = (declared: Declared): unknown => readBackAll([declared])[0];

realPart(
  "Python 3",
  hasPython(),
  PYTHON_HINT,
)("Python, which xm reads its configurations as", () => {
  it("reads back a PV domU of 3.0.3", () => {
    expect(readBack(XM_EXAMPLES["xm-pv-3.0.3"] as Declared)).toEqual({
      name: "web",
      kernel: "/boot/vmlinuz",
      ramdisk: "/boot/initrd.img",
      extra: "console=hvc0",
      memory: 2048,
      vcpus: 2,
      disk: ["phy:/dev/vg0/web-root,sda1,w", "file:/srv/data.img,sdb1,w", "tap:qcow:/srv/data.qcow,sdc1,r"],
      vif: ["mac=00:16:3e:12:34:56,bridge=xenbr0"],
      on_crash: "restart",
    });
  });

  it("reads back an HVM domU of 3.0.3, with the firmware and the device model that xend must be told", () => {
    expect(readBack(XM_EXAMPLES["xm-hvm-3.0.3"] as Declared)).toEqual({
      name: "web",
      builder: "hvm",
      kernel: "/usr/lib/xen/boot/hvmloader",
      boot: "cd",
      memory: 2048,
      vcpus: 2,
      disk: ["phy:/dev/vg0/web-root,hda,w", "file:/srv/iso/debian.iso,hdc:cdrom,r"],
      vif: ["type=ioemu,model=e1000,mac=00:16:3e:12:34:56,bridge=xenbr0", "type=vif,bridge=xenbr0"],
      device_model: "/usr/lib64/xen/bin/qemu-dm",
      serial: ["pty", "null"],
      vnc: 1,
      vnclisten: "127.0.0.1",
    });
  });

  it("reads back devices that other domains serve, an empty drive, and what is passed through", () => {
    expect(readBack(XM_EXAMPLES["xm-backends-3.0.3"] as Declared)).toMatchObject({
      disk: ["phy:/dev/vg0/web-root,sda1,w", "phy:/dev/vg1/data,sdb1,w,storage", ",hdc:cdrom,r"],
      vif: ["bridge=xenbr0,backend=router"],
      pci: ["0000:01:00.0"],
    });
  });

  it.each(HOSTILE_DOMUS)("reads back a domU of 3.0.3 whose name and values are %s", (_, modern) => {
    const declared = { host: (XM_EXAMPLES["xm-pv-3.0.3"] as Declared).host, domU: { ...modern.domU, vbds: [] } };
    expect(readBack(declared)).toMatchObject(expectedOf(declared.domU));
  });

  it("reads back any domU that xm can be told of", () => {
    // Many at a time, because starting Python is what takes the time.
    fc.assert(
      fc.property(fc.array(anyOldDomU, { minLength: 20, maxLength: 20 }), (all) => {
        expect(readBackAll(all)).toEqual(
          all.map(({ domU }) => ({ ...expectedOf(domU), vif: ["mac=00:16:3e:12:34:56,bridge=xenbr0"] })),
        );
      }),
      { numRuns: 15 },
    );
  });

  it("would have something to say of a configuration that it doesn't take", () => {
    expect(() => readXmCfgs(['name = "unfinished\n'])).toThrow(/SyntaxError/);
    expect(() => readXmCfgs(['name = "ü"\n'])).toThrow(/UnicodeEncodeError/);
  });
});

function expectedOf({ name, boot, memory, vcpus, vbds, settings }: DomU): object {
  const { kernel, ramdisk, root, extra } = boot;
  const texts = Object.entries({ kernel, ramdisk, root, extra }).filter(([, value]) => value !== undefined);
  const disk = vbds.map(
    ({ target, vdev }) => `${pathOf(target).startsWith("/dev/") ? "phy" : "file"}:${pathOf(target)},${vdev},w`,
  );
  return {
    name,
    memory: (memory as Size).in("MiB"),
    vcpus,
    ...Object.fromEntries([...texts, ...settings]),
    ...(disk.length > 0 && { disk }),
  };
}
