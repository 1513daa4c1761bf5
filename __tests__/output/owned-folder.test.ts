import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disk } from "../../lib/disk/disk";
import type { WritableFiles } from "../../lib/disk/files";
import { OutputError, type OutputFile, publish, type Sharing, withdraw } from "../../lib/output/owned-folder";

/** Thrown by every operation from a chosen one on: whoever is killed cleans nothing up. */
class Killed extends Error {}

const CHANGES = ["write", "replace", "link", "makeFolder", "rename", "remove", "lock"] as const;

/** The real disk, until the operation of a number. What a killed run held is let go of, as the lock of a dead process is. */
function dyingAt(number: number): { readonly files: WritableFiles; readonly died: () => boolean } {
  let [count, dead] = [0, false];
  const alive = (): void => {
    if (dead || ++count >= number) {
      dead = true;
      throw new Killed();
    }
  };
  const dying = Object.fromEntries(
    CHANGES.map((name) => [
      name,
      (...args: unknown[]) => {
        alive();
        return (disk[name] as (...given: unknown[]) => unknown)(...args);
      },
    ]),
  ) as Partial<WritableFiles>;
  return { files: { ...disk, ...dying }, died: () => dead };
}

const output = (version: string, names: readonly string[]): readonly OutputFile[] =>
  names.map((path) => ({ path, content: `${version} of ${path}\n`, executable: path.endsWith(".sh") }));
const OLD = output("old", ["fleet.json", "alpha/xen/web.cfg", "alpha/gone.sh"]);
const NEW = output("new", ["fleet.json", "alpha/xen/web.cfg", "beta/volumes.sh"]);

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "xenplan-output-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));
const target = (): string => join(root, "out");

/** What is in the folder, by path; undefined where it is not there. */
function found(folder = target()): Readonly<Record<string, string>> | undefined {
  if (!existsSync(folder)) return undefined;
  return Object.fromEntries(
    disk
      .walk(folder)
      .filter(({ path }) => path !== ".xenplan")
      .map(({ path }) => [path, readFileSync(join(folder, path), "utf8")]),
  );
}
const as = (files: readonly OutputFile[], more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(files.map(({ path, content }) => [path, content])),
  ...more,
});

describe.each<[string, Sharing, Readonly<Record<string, string>>]>([
  ["of our own", {}, {}],
  ["that others write to as well", { keepsOthers: true }, { "alpha/journal": "mine\n" }],
])("a folder %s", (_, sharing, theirs) => {
  const prepare = (): void => {
    publish(target(), "emit", OLD, disk, sharing);
    for (const [path, content] of Object.entries(theirs)) writeFileSync(join(target(), path), content);
  };

  it("is the old one, the new one, or not there, whenever its writer is killed; the next run makes it the new one", () => {
    const seen = new Set<string>();
    for (let number = 1; ; number++) {
      rmSync(target(), { recursive: true, force: true });
      prepare();
      const { files, died } = dyingAt(number);
      try {
        publish(target(), "emit", NEW, files, sharing);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      const is = found();
      const kind = is === undefined ? "none" : is["fleet.json"] === OLD[0]?.content ? "old" : "new";
      if (is !== undefined) expect(is).toEqual(kind === "old" ? as(OLD, theirs) : as(NEW, theirs));
      seen.add(kind);
      publish(target(), "emit", NEW, disk, sharing);
      expect(found()).toEqual(as(NEW, theirs));
      expect(readdirSync(root)).toEqual(["out"]);
      if (!died()) break;
    }
    expect([...seen].sort()).toEqual(["new", "none", "old"]);
  });

  it("loses nothing but what is ours when it is withdrawn, and the next withdrawal ends what a killed one began", () => {
    for (let number = 1; ; number++) {
      rmSync(target(), { recursive: true, force: true });
      prepare();
      const { files, died } = dyingAt(number);
      try {
        withdraw(target(), "emit", files);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      publish(target(), "emit", NEW, disk, sharing);
      expect(found()).toEqual(as(NEW, theirs));
      if (!died()) break;
    }
  });
});

it("is refused if somebody changed a file, added one, or put a link in place of one", () => {
  publish(target(), "emit", OLD, disk);
  writeFileSync(join(target(), "fleet.json"), "mine");
  expect(() => publish(target(), "emit", NEW, disk)).toThrow(/changed since: fleet\.json/);
  expect(() => publish(target(), "emit", NEW, disk, { keepsOthers: true })).toThrow(/changed since: fleet\.json/);
  rmSync(join(target(), "fleet.json"));
  symlinkSync("/etc/hostname", join(target(), "fleet.json"));
  expect(() => publish(target(), "emit", NEW, disk, { keepsOthers: true })).toThrow(OutputError);
  rmSync(join(target(), "fleet.json"));
  writeFileSync(join(target(), "mine"), "mine");
  expect(() => publish(target(), "emit", NEW, disk)).toThrow(/did not write.*: mine/);
  expect(found()).toMatchObject({ mine: "mine", "alpha/gone.sh": "old of alpha/gone.sh\n" });
});

it("is refused if it is a link, a file, a window into the kernel or another writer's", () => {
  mkdirSync(join(root, "real"));
  symlinkSync(join(root, "real"), target());
  expect(() => publish(target(), "emit", NEW, disk)).toThrow(/is a symbolic link/);
  expect(readdirSync(join(root, "real"))).toEqual([]);
  writeFileSync(join(root, "file"), "");
  expect(() => publish(join(root, "file"), "emit", NEW, disk)).toThrow(/is a file/);
  for (const folder of ["/proc/x", "/sys/x", "/dev/shm/../x"])
    expect(() => publish(folder, "emit", NEW, disk)).toThrow();
  publish(join(root, "other"), "runbook", NEW, disk);
  expect(() => publish(join(root, "other"), "emit", NEW, disk)).toThrow(/holds what xenplan runbook wrote/);
});

it("stays as it was if the disk takes no more", () => {
  publish(target(), "emit", OLD, disk);
  const full: WritableFiles = {
    ...disk,
    write: (path, content, executable) => {
      if (path.endsWith("web.cfg"))
        throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
      disk.write(path, content, executable);
    },
  };
  expect(() => publish(target(), "emit", NEW, full)).toThrow(/ENOSPC/);
  expect(found()).toEqual(as(OLD));
});

it("is one fleet or the other when two write at once", async () => {
  const script = join(root, "writer.ts");
  writeFileSync(
    script,
    `import { disk } from ${JSON.stringify(join(__dirname, "../../lib/disk/disk"))};
import { publish } from ${JSON.stringify(join(__dirname, "../../lib/output/owned-folder"))};
const [, , folder = "", version = ""] = process.argv;
const names = Array.from({ length: 20 }, (_, index) => \`host\${index}/\${version}.cfg\`);
for (let round = 0; round < 12; round++) publish(folder, "emit", names.map((path) => ({ path, content: \`\${version} \${round}\\n\`, executable: false })), disk);
`,
  );
  const run = (version: string): Promise<number | null> =>
    new Promise((resolve) =>
      spawn(process.execPath, ["--import", "tsx", script, target(), version], {
        stdio: "inherit",
        cwd: join(__dirname, "../.."),
      }).on("exit", resolve),
    );
  expect(await Promise.all([run("a"), run("b")])).toEqual([0, 0]);
  const contents = Object.entries(found() ?? {});
  expect(contents).toHaveLength(20);
  expect(new Set(contents.map(([, content]) => content)).size).toBe(1);
  expect(readdirSync(root).sort()).toEqual(["out", "writer.ts"]);
}, 60_000);

it("makes nothing where there is nothing to withdraw", () => {
  expect(withdraw(join(root, "a/b/out"), "emit", disk)).toBeUndefined();
  expect(readdirSync(root)).toEqual([]);
});

it("has no lock of a process that is gone", () => {
  writeFileSync(join(root, ".out.xenplan-lock"), "999999999");
  publish(target(), "emit", NEW, disk);
  expect(found()).toEqual(as(NEW));
});
