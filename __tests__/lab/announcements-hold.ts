/** Owns the test which disks tell a running domU that they grew, and which don't: it is what the facts say, and more. */
import { emitFleet } from "../../lib/emit/emit";
import { ask, factsOf, grows, mebibytesOf } from "./announcements";
import { type Dom0, titleOf } from "./dom0s";
import { BOOT, type Declared, HVM_BOOT, labFleet } from "./fleet";
import { Lab } from "./lab";

/** In MiB: XFS makes none smaller. */
const BEFORE = 320;
const AFTER = 384;

const FILE = "/srv/file.img";
const VOLUMES = ["data", "table", "qdisk"] as const;

/** A domU with a disk of every kind, each of which grows. */
function declared(type: string, kernel: string): Declared {
  return {
    logicalVolumes: VOLUMES.map((name) => ({ name, size: `${BEFORE}MiB` })),
    domUs: [
      {
        name: "disks",
        type,
        wordSize: "x86_64",
        kernel,
        boot: { ...(type === "hvm" ? HVM_BOOT : BOOT), extra: `${BOOT.extra} lab.mount=xvda:/data` },
        memory: "256MiB",
        vcpus: 1,
        vbds: [
          { vdev: "xvda", target: "vg0/data" },
          { vdev: "xvdb", target: "vg0/table" },
          { vdev: "xvdc", target: "vg0/qdisk", backendType: "qdisk" },
          { vdev: "xvdd", target: FILE },
        ],
        vifs: [{ bridge: "xenbr0", mac: "00:16:3e:4d:00:0c" }],
      },
    ],
  };
}

async function start(dom0: Dom0, type: string): Promise<Lab> {
  const lab = await Lab.restore("dom0", dom0);
  for (const volume of VOLUMES) await lab.ok(`lvcreate -qq --yes -Wy -L ${BEFORE}M -n ${volume} vg0`);
  await lab.ok(
    `mkfs.xfs -q /dev/vg0/data && echo ',,' | sfdisk -q --no-reread /dev/vg0/table && mkdir -p /srv && truncate -s ${BEFORE}M ${FILE}`,
  );
  const cfg = emitFleet(labFleet(declared(type, dom0.kernel), dom0)).find(({ path }) => path.endsWith("/disks.cfg"));
  await lab.put("/etc/xen/disks.cfg", cfg?.content ?? "");
  await lab.ok("xl create -q /etc/xen/disks.cfg", { timeout: 120 });
  await lab.waitForDomU("disks");
  return lab;
}

/** Declares the tests of one dom0 and domUs of one type. */
export function announcementsHold(dom0: Dom0, type: string): void {
  describe(`on ${titleOf(dom0)}, a domU of type ${type}`, () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await start(dom0, type);
    });
    afterAll(() => lab?.stop());

    it("runs under the Xen and the kernels that the lab declares", async () => {
      const info = await lab.info();
      expect(info.get("xen_version")).toBe(dom0.release);
      for (const release of [await lab.ok("uname -r"), await ask(lab, "disks", "uname -r")])
        expect(release).toMatch(new RegExp(`^${dom0.kernel.replace(/\.0$/, "").replaceAll(".", "\\.")}\\.`));
    });

    it("sees that a volume grew, and so does its filesystem", async () => {
      await lab.ok(`lvextend -qq -L ${AFTER}M vg0/data`);
      const said = await factsOf(lab, "disks", { backend: "phy", partitioned: false });
      expect(said.online).toBe(true);
      expect(await grows(lab, "disks", "xvda", AFTER)).toBe(said.online);
      await ask(lab, "disks", "xfs_growfs /data");
      const kibibytes = Number(await ask(lab, "disks", "df -k /data | awk 'END { print $(NF - 4) }'"));
      expect(kibibytes).toBeGreaterThan(BEFORE * 1024 * 0.9);
    });

    it("sees that a volume with a partition table grew, and its partition did not", async () => {
      const partition = await mebibytesOf(lab, "disks", "xvdb/xvdb1");
      await lab.ok(`lvextend -qq -L ${AFTER}M vg0/table`);
      expect(await grows(lab, "disks", "xvdb", AFTER)).toBe(true);
      const said = await factsOf(lab, "disks", { backend: "phy", partitioned: true });
      expect((await mebibytesOf(lab, "disks", "xvdb/xvdb1")) > partition).toBe(said.online);
    });

    it("is not told by qdisk", async () => {
      await lab.ok(`lvextend -qq -L ${AFTER}M vg0/qdisk`);
      const said = await factsOf(lab, "disks", { backend: "qdisk", partitioned: false });
      expect(said.facts.map(({ fact }) => fact.id)).toEqual(["qdisk-announces-resize"]);
      expect(await grows(lab, "disks", "xvdc", AFTER)).toBe(said.online);
    });

    it("is told of a file once its loop device is", async () => {
      await lab.ok(`truncate -s ${AFTER}M ${FILE}`);
      expect(await grows(lab, "disks", "xvdd", AFTER)).toBe(false);
      await lab.ok(`losetup -c "$(losetup -n -O NAME -j ${FILE})"`);
      expect(await grows(lab, "disks", "xvdd", AFTER)).toBe(true);
    });
  });
}
