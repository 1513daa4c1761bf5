import fc from "fast-check";
import { xlCfg } from "../../lib/emit/xl-cfg";
import { realPart } from "../support/real-part";
import { hasLibxlutil, LIBXLUTIL_HINT, readXlCfg } from "../xen/libxlutil";
import { anyDomU, declare, type Declared, EXAMPLES, HOSTILE_DOMUS } from "./domus";
import { expectedOf, keysOf } from "./readings";

const readBack = (declared: Declared): unknown => readXlCfg(xlCfg(declared.host, declared.domU), keysOf(declared));

realPart(
  "libxlutil",
  hasLibxlutil(),
  LIBXLUTIL_HINT,
)("Xen's own parser", () => {
  it.each(["pv", "pvh", "pv-pvgrub", "hvm", "hvm-direct-boot", "devices"])(
    "reads back what was declared of %s",
    (name) => {
      const declared = EXAMPLES[name] as Declared;
      expect(readBack(declared)).toEqual(expectedOf(declared));
    },
  );

  it("reads back a domU that is built by builder=, of a release before type=", () => {
    const declared = declare({ type: "hvm", vbds: [{ vdev: "hda", target: "vg0/web-root" }] }, "4.9.4");
    expect(readBack(declared)).toEqual(expectedOf(declared, "builder"));
  });

  it("reads what was meant of the positional disks of 4.1, which later releases still take", () => {
    const { disk } = readBack(EXAMPLES["pv-4.1"] as Declared) as { disk: unknown };
    const plain = { backendType: "unknown", specification: "unknown", directIoSafe: false };
    expect(disk).toEqual([
      { ...plain, vdev: "d0p0", target: "/dev/vg0/web-root", format: "raw", writable: true, cdrom: false },
      { ...plain, vdev: "xvdb", target: "/srv/data.img", format: "raw", writable: true, cdrom: false },
      { ...plain, vdev: "xvdc", target: "", format: "empty", writable: false, cdrom: true },
    ]);
  });

  it.each(HOSTILE_DOMUS)("reads back a domU whose name and values are %s", (_, declared) => {
    expect(readBack(declared)).toEqual(expectedOf(declared));
  });

  it("reads back any domU that can be declared", () => {
    fc.assert(
      fc.property(anyDomU, (declared) => {
        expect(readBack(declared)).toEqual(expectedOf(declared));
      }),
      { numRuns: 300 },
    );
  });

  it("would have something to say of a configuration that it doesn't take", () => {
    expect(() => readXlCfg('memory = "lots"\n', { memory: "number" })).toThrow(/not a valid number/);
    expect(() => readXlCfg('disk = [ "format=raw,target=/x" ]\n', { disk: "disks" })).toThrow(/no vdev specified/);
    expect(() => readXlCfg('name = "unfinished\n', { name: "string" })).toThrow(/lexical error/);
    expect(() => readXlCfg('vif = [ "rate=fast" ]\n', { vif: "vifs" })).toThrow(/libxlutil/);
    expect(() => readXlCfg('pci = [ "03:00.0,name=x" ]\n', { pci: "pcis" })).toThrow(/libxlutil/);
    expect(() => readXlCfg('vnuma = [ "pnode=0" ]\n', { vnuma: "lists" })).toThrow(/value is not a list/);
  });
});
