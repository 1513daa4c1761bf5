import { diskSyntax } from "../../lib/facts/device-syntax";
import { lookup } from "../../lib/facts/fact";
import { XenRelease } from "../../lib/xen/release";
import { type DiskWords, readDisk } from "../../lib/xlcfg/disk";

function wordsOf(release: string): DiskWords {
  const syntax = lookup(diskSyntax, XenRelease.parse(release))?.value;
  if (syntax?.form !== "key-value") throw new Error(`${release} does not read key=value`);
  return syntax;
}

const faultOf = (text: string, release = "4.17.7") => {
  const read = readDisk(text, wordsOf(release));
  return "fault" in read ? `${text.slice(0, read.fault.start)}^ ${read.fault.message}` : read;
};

describe("what xl refuses of a disk", () => {
  it.each([
    ["no vdev", "phy:/dev/vg0/web", "^ no vdev is said"],
    ["no target", "vdev=xvda", "^ no target is said, and it is no CD-ROM"],
    [
      "a format that it does not know",
      "/srv/a,qcow3,xvda",
      "/srv/a,^ qcow3: format is raw, qcow, qcow2, vhd, qed, empty",
    ],
    [
      "a format beside a prefix that says another",
      "qcow2:/srv/a,xvda,w,format=raw",
      "qcow2:/srv/a,xvda,w,^ raw: format is qcow2 already",
    ],
    ["an access that is none", "phy:/dev/a,xvda,rx", "phy:/dev/a,xvda,^ rx: access is r, ro, w or rw"],
    ["a fifth part", "/dev/a,raw,xvda,w,x", "/dev/a,raw,xvda,w,^ x: one positional parameter too many"],
    ["a parameter that it does not know", "fromat=raw,/dev/a,raw,xvda", "^ fromat=r…: no such parameter"],
    ["a prefix that it does not know", "rbd:/pool/web,xvda,w", "^ rbd:: no such prefix"],
    ["a vdev that is said twice", "vdev=xvda,vdev=xvdb,target=/dev/a", "vdev=xvda,^ xvdb: vdev is xvda already"],
    [
      "a type of device that is none",
      "phy:/dev/a,hdc:floppy",
      "phy:/dev/a,^ hdc:floppy: after the vdev comes :cdrom or :disk",
    ],
  ])("%s", (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it("is what its release has no word for", () => {
    const discard = "vdev=xvda,discard,target=/dev/a";
    expect(faultOf(discard, "4.5.0")).toMatchObject({ discard: true });
    // Read as a target, in the place of a positional parameter.
    expect(faultOf(discard, "4.4.0")).toBe("vdev=xvda,discard,^ /dev/a: target is discard already");
    expect(faultOf("script=block-x,vdev=xvda,target=/dev/a", "4.2.0")).toMatchObject({ script: "block-x" });
    expect(faultOf("backend=storage,vdev=xvda,target=/dev/a", "4.2.0")).toBe("^ backend=s…: no such parameter");
  });
});
