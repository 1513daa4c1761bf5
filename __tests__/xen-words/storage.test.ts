import fc from "fast-check";
import { canonicalPath } from "../../lib/xen/canonical-path";
import { type Storage, storageAt, storageOfVolume } from "../../lib/xen/storage";
import { volumeAtPath } from "../../lib/xen/volume-path";

/** Any way to write an absolute path that leads to the same place without a symbolic link. */
function spellingsOf(path: string): fc.Arbitrary<string> {
  const noise = fc.constantFrom("/", "//", "/./", "///", "/x/../", "/.//y/../");
  const names = path.split("/").slice(1);
  return fc
    .tuple(fc.array(noise, { minLength: names.length, maxLength: names.length }), fc.constantFrom("", "/", "/.", "//"))
    .map(([slashes, end]) => `${names.map((name, index) => `${slashes[index] ?? "/"}${name}`).join("")}${end}`);
}

const lvmName = fc.stringMatching(/^[A-Za-z0-9+_.][A-Za-z0-9+_.-]{0,11}$/).filter((name) => !/^\.\.?$/.test(name));
const groupName = lvmName.filter(
  (name) => !["mapper", "disk", "md", "loop", "rbd", "nbd", "block", "fd"].includes(name),
);
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
const mapped = (name: string): string => name.replaceAll("-", "--");

/** A storage, as what it is, and the paths and texts under which dom0 knows it. */
interface Named {
  readonly is: string;
  readonly names: readonly string[];
}

const named: fc.Arbitrary<Named> = fc.oneof(
  fc.tuple(groupName, lvmName).map(([group, volume]) => ({
    is: `volume ${group} ${volume}`,
    names: [`/dev/${group}/${volume}`, `/dev/mapper/${mapped(group)}-${mapped(volume)}`],
  })),
  fc
    .tuple(word, word)
    .map(([folder, file]) => ({ is: `file ${folder} ${file}`, names: [`/srv/${folder}/${file}.img`] })),
  fc
    .constantFrom("sda", "sdb", "sdaa", "nvme0n1", "nvme1n1", "loop0", "mmcblk0", "md0", "xvdb", "hda", "nbd0")
    .map((disk) => ({ is: `disk ${disk}`, names: [`/dev/${disk}`] })),
  fc.tuple(word, word).map(([pool, image]) => ({
    is: `rbd ${pool} ${image}`,
    names: [`rbd:${pool}/${image}`, `rbd:${pool}/${image}:id=admin`, `/dev/rbd/${pool}/${image}`],
  })),
  fc.tuple(word, word, fc.nat({ max: 30 })).map(([host, name, lun]) => ({
    is: `iscsi ${host} ${name} ${lun}`,
    names: [
      `iscsi://${host}/iqn.2001-04.org.example:${name}/${lun}`,
      `iscsi://user%secret@${host}:3260/iqn.2001-04.org.example:${name}/${lun}`,
      `/dev/disk/by-path/ip-${host}:3260-iscsi-iqn.2001-04.org.example:${name}-lun-${lun}`,
      `iqn=iqn.2001-04.org.example:${name},portal=${host}:3260,lun=${lun}`,
      ...(lun === 0 ? [`iqn=iqn.2001-04.org.example:${name},portal=${host}`] : []),
    ],
  })),
  fc.tuple(word, fc.integer({ min: 1, max: 65535 }), fc.constantFrom("", "a", "b")).map(([host, port, name]) => ({
    is: `nbd ${host} ${port} ${name}`,
    names: [`nbd:${host}:${port}${name && `:exportname=${name}`}`, `nbd://${host}:${port}/${name}`],
  })),
  hex.map((wwn) => ({
    is: `wwn ${wwn}`,
    names: [
      `/dev/disk/by-id/wwn-0x${wwn}`,
      `/dev/disk/by-id/scsi-3${wwn}`,
      `/dev/disk/by-id/dm-uuid-mpath-3${wwn}`,
      `/dev/mapper/3${wwn}`,
    ],
  })),
);

const spelled = ({ names }: Named): fc.Arbitrary<string> =>
  fc.constantFrom(...names).chain((name) => (name.startsWith("/") ? spellingsOf(name) : fc.constant(name)));

describe("the identity of storage", () => {
  it("is the same for any two spellings of one", () => {
    fc.assert(
      fc.property(
        named.chain((storage) => fc.tuple(spelled(storage), spelled(storage))),
        ([one, other]) => {
          expect(storageAt(one)).toEqual(storageAt(other));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("differs for any two that differ", () => {
    fc.assert(
      fc.property(
        fc.tuple(named, named).chain((both) => fc.tuple(fc.constant(both), spelled(both[0]), spelled(both[1]))),
        ([[a, b], one, other]) => {
          expect(storageAt(one).key === storageAt(other).key).toBe(a.is === b.is);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("is that of a declared volume for its path", () => {
    fc.assert(
      fc.property(groupName, lvmName, (volumeGroup, logicalVolume) => {
        const volume = { volumeGroup, logicalVolume };
        const own = `/dev/${volumeGroup}/${logicalVolume}`;
        const mapper = `/dev/mapper/${mapped(volumeGroup)}-${mapped(logicalVolume)}`;
        expect([volumeAtPath(own), volumeAtPath(mapper)]).toEqual([volume, volume]);
        expect(storageAt(mapper)).toEqual(storageOfVolume(volume));
      }),
    );
  });

  it.each([
    ["/dev/sda3", "/dev/sda"],
    ["/dev/sdaa12", "/dev/sdaa"],
    ["/dev/xvdb1", "/dev/xvdb"],
    ["/dev/nvme0n1p2", "/dev/nvme0n1"],
    ["/dev/loop0p1", "/dev/loop0"],
    ["/dev/mmcblk0p1", "/dev/mmcblk0"],
    ["/dev/md0p1", "/dev/md0"],
    ["/dev/cciss/c0d0p1", "/dev/cciss/c0d0"],
    ["/dev/disk/by-id/ata-A_B-part3", "/dev/disk/by-id/ata-A_B"],
    ["/dev/mapper/3600508b400105e210000900000490000-part1", "/dev/disk/by-id/wwn-0x600508b400105e210000900000490000"],
    ["/dev/rbd/pool/image-part1", "rbd:pool/image"],
  ])("of %s is a part of %s", (part, disk) => {
    expect(storageAt(part).disk).toBe(storageAt(disk).key);
    expect(storageAt(part).key).not.toBe(storageAt(disk).key);
    expect(storageAt(disk).disk).toBeUndefined();
  });

  it.each([
    "/dev/nvme0n1",
    "/dev/loop0",
    "/dev/mmcblk0",
    "/dev/md0",
    "/dev/sda",
    "/srv/sda3",
    "/dev/mmcblk0boot0",
    "/dev/vg0/x1",
  ])("of %s is a part of nothing", (path) => {
    expect(storageAt(path).disk).toBeUndefined();
  });

  it.each<[string, Storage["shared"]]>([
    ["/dev/sda", false],
    ["/dev/vg0/x", false],
    ["/srv/a.img", false],
    ["/dev/nbd0", false],
    ["/dev/disk/by-id/ata-SERIAL", false],
    ["rbd:pool/image", true],
    ["/dev/disk/by-id/wwn-0x600508b400105e210000900000490000-part1", true],
  ])("of %s is shared between hosts: %s", (path, shared) => {
    expect(storageAt(path).shared).toBe(shared);
  });
});

describe("the one spelling of a path", () => {
  it("is its own, and reached from every other", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (names) => {
        const path = `/${names.join("/")}`;
        expect(canonicalPath(path)).toBe(path);
        fc.assert(
          fc.property(spellingsOf(path), (spelling) => canonicalPath(spelling) === path),
          { numRuns: 5 },
        );
      }),
    );
  });
});
