import fc from "fast-check";
import { commandLineOption } from "../../lib/xen/command-line";
import { Mac } from "../../lib/xen/mac";
import { parseBridgeName, parseLvmName, parseName } from "../../lib/xen/names";
import { compareParts, KernelRelease, XenRelease } from "../../lib/xen/release";
import { diskName, Vdev } from "../../lib/xen/vdev";
import { pvWordSizes } from "../../lib/xen/word-size";

describe("a Xen release", () => {
  it.each(["3.0.2", "3.0.4-1", "4.17", "4.17.5", "4.17.5-pre", "4.17-rc3", "4.1.6.1", "4.17.99", "4.22.0"])(
    "may be %s",
    (text) => {
      expect(String(XenRelease.parse(text))).toBe(text);
    },
  );

  it.each([
    ["4", "is not a Xen release"],
    ["four", "is not a Xen release"],
    ["3.5", "there is no Xen 3.5: the branches are 2.0, 3.0,"],
    ["4.23.0", "there is no Xen 4.23.0"],
    ["4.2.9", "branch 4.2 ended with 4.2.5"],
  ])("can't be %s", (text, message) => {
    expect(() => XenRelease.parse(text)).toThrow(message);
  });

  it("is ordered by its numbers, not by its text", () => {
    expect(XenRelease.parse("4.9").isBefore(XenRelease.parse("4.10"))).toBe(true);
    expect(XenRelease.parse("4.17").isBefore(XenRelease.parse("4.17.0"))).toBe(false);
    expect(XenRelease.parse("4.17.0").isBefore(XenRelease.parse("4.17.1"))).toBe(true);
  });
});

describe("a kernel release", () => {
  it.each([
    ["6.1.0-18-amd64", [6, 1, 0]],
    ["2.6.16.29-xen", [2, 6, 16, 29]],
    ["5.10", [5, 10]],
    ["6.1.0+deb12", [6, 1, 0]],
  ])("is read from %s", (text, parts) => {
    expect(KernelRelease.parse(text).parts).toEqual(parts);
    expect(compareParts(KernelRelease.parse(text).parts, parts)).toBe(0);
  });

  it.each(["6", "linux", "6.x", ""])("can't be %s", (text) => {
    expect(() => KernelRelease.parse(text)).toThrow(RangeError);
  });
});

describe("a vdev", () => {
  it.each([
    ["xvda", 0, 0],
    ["xvda1", 0, 1],
    ["xvdaa", 26, 0],
    ["xvdz255", 25, 255],
    ["hdd63", 3, 63],
    ["sdp15", 15, 15],
    ["d0", 0, 0],
    ["d12p3", 12, 3],
    ["hde", 4, 0],
    ["sdq16", 16, 16],
    ["xvda256", 0, 256],
    ["d1048576", 1048576, 0],
  ])("%s is disk %i, partition %i", (text, disk, partition) => {
    expect(Vdev.parse(text)).toMatchObject({ disk, partition });
  });

  it.each([
    "",
    "xvd",
    "XVDA",
    "xvda0",
    "xvda01",
    "nosuch",
    "vda",
    "d",
    "d01",
    "xvda1p2",
    "51712",
    "0xca00",
    "xvdabcdefghi",
    "../xvda",
  ])("can't be %s", (text) => {
    expect(() => Vdev.parse(text)).toThrow(RangeError);
  });

  it("has one identity for all its spellings, and families have theirs", () => {
    expect(Vdev.parse("xvda").identity).toBe(Vdev.parse("d0p0").identity);
    expect(Vdev.parse("xvdb3").identity).toBe(Vdev.parse("d1p3").identity);
    expect(new Set(["xvda", "sda", "hda", "xvda1"].map((text) => Vdev.parse(text).identity)).size).toBe(4);
  });

  it("shares the identity of its disk with the disk's partitions", () => {
    expect(new Set(["xvda", "xvda1", "d0p2"].map((text) => Vdev.parse(text).diskIdentity)).size).toBe(1);
  });

  it.each([
    ["hd", 3, "hdd"],
    ["sd", 255, "sdiv"],
    ["xvd", 26, "xvdaa"],
    ["xvd", 1048575, "xvdbgqcv"],
    ["d", 12, "d12"],
  ] as const)("of %s and disk %i is called %s", (family, disk, name) => {
    expect(diskName(family, disk)).toBe(name);
    expect(Vdev.parse(name)).toMatchObject({ family, disk });
  });
});

describe("names", () => {
  it("of MAC addresses are in lower case", () => {
    expect(String(Mac.parse("00:16:3E:AB:CD:EF"))).toBe("00:16:3e:ab:cd:ef");
    for (const text of ["00:16:3e:12:34", "00-16-3e-12-34-56", "00:16:3e:12:34:5g", "00:16:3e:12:34:56:78"])
      expect(() => Mac.parse(text)).toThrow(RangeError);
  });

  it("of volumes are those that LVM takes", () => {
    for (const text of ["vg0", "web-root", "_a.b+c"]) expect(parseLvmName(text)).toBe(text);
    for (const text of ["", "-a", ".", "..", "a b", "a/b", "a$(b)", "ä"])
      expect(() => parseLvmName(text)).toThrow(RangeError);
  });

  it("of bridges can stand in a vif's specification", () => {
    for (const text of ["xenbr0", "br0.100", "br-lan"]) expect(parseBridgeName(text)).toBe(text);
    for (const text of ["", "a b", "a,b", "a=b", "a/b"]) expect(() => parseBridgeName(text)).toThrow(RangeError);
  });

  it("of domUs are anything but nothing", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => text.includes("\0") || parseName(text) === text));
    expect(() => parseName("")).toThrow(RangeError);
  });
});

describe("what a hypervisor says of itself", () => {
  it("names the PV kernels it runs in xen_caps", () => {
    expect(pvWordSizes(["xen-3.0-x86_64", "xen-3.0-x86_32p", "hvm-3.0-x86_32", ""])).toEqual(["x86_32p", "x86_64"]);
    expect(pvWordSizes(["hvm-3.0-x86_64"])).toEqual([]);
  });

  it("has the last of two options on its command line", () => {
    expect(commandLineOption("dom0_mem=2G gnttab_max_frames=32  gnttab_max_frames=64", "gnttab_max_frames")).toBe("64");
    expect(commandLineOption("placeholder", "gnttab_max_frames")).toBeUndefined();
  });
});
