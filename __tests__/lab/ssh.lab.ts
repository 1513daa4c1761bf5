/** The ways to a host, with the real Terraform and a real sshd: through a bastion, as a user who becomes root by sudo, and to nobody else. */
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import {
  type BastionProps,
  type ConnectionProps,
  LogicalVolume,
  Size,
  VolumeGroup,
  XenApp,
  XenHost,
} from "../../constructs";
import { Workspace } from "../terraform/workspace";
import { Lab } from "./lab";

type Edits = Omit<Partial<ConnectionProps>, "bastion"> & { readonly bastion?: Partial<BastionProps> };

/** A key that nobody has. */
const OTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

describe("a host behind a bastion, whose user is not root", () => {
  let lab: Lab;
  let hostKey: string;

  beforeAll(async () => {
    lab = await Lab.restore("dom0");
    hostKey = (await lab.ok("cut -d' ' -f1,2 /etc/ssh/ssh_host_ecdsa_key.pub")).trim();
    for (const user of ["ops", "jump", "guest"])
      await lab.ok(
        // A locked password keeps keys out too.
        `useradd -m -s /bin/bash -p '*' ${user} && install -d -m 0700 -o ${user} ~${user}/.ssh && install -m 0600 -o ${user} /root/.ssh/authorized_keys ~${user}/.ssh/`,
      );
    await lab.ok("umask 227 && echo 'ops ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/ops");
  });
  afterAll(() => lab?.stop());

  /** dom0 is its own bastion: what is asked for there is 127.0.0.1 as it sees it. */
  function workspaceOf(name: string, size: number, { bastion, ...edits }: Edits = {}): Workspace {
    const { host, port, privateKeyFile } = lab.ssh;
    const connection: ConnectionProps = {
      host: "127.0.0.1",
      user: "ops",
      sudo: true,
      privateKeyFile,
      hostKey,
      agent: false,
      timeoutSeconds: 10,
      ...edits,
      bastion: { host, port, user: "jump", hostKey: edits.hostKey ?? hostKey, ...bastion },
    };
    const outdir = join(lab.folder, `${name}.out`);
    const app = new XenApp({ outdir, report: () => undefined });
    const stack = new TerraformStack(app, name);
    const alpha = new XenHost(stack, "lab", {
      address: "lab.example.net",
      xen: { release: "4.17.7", wordSize: "x86_64", scheduler: "credit2" },
      cpus: 1,
      hardwareVirtualization: "svm",
      memory: Size.gibibytes(4),
      dom0: { wordSize: "x86_64", kernel: "6.1.0", memory: Size.gibibytes(1), vcpus: 1 },
      connection,
    });
    const volumeGroup = new VolumeGroup(stack, "vg0", { host: alpha, size: Size.mebibytes(12284) });
    new LogicalVolume(stack, "data", { volumeGroup, size: Size.mebibytes(size) });
    app.synth();
    const workspace = new Workspace(join(outdir, "stacks", name));
    workspace.plan();
    return workspace;
  }

  const size = async (): Promise<string> =>
    (await lab.ok("lvs --noheadings --units m --nosuffix -o lv_size vg0")).trim();

  it("is reached, and what is done there is done as root", async () => {
    workspaceOf("reached", 64).apply();
    expect(await size()).toBe("64.00");
    expect(await lab.ok("stat -c '%U %a' /var/lib/xenplan /var/lib/xenplan/scripts")).toBe("root 700\nroot 700\n");
    expect(await lab.ok("ls -A /var/lib/xenplan/scripts; find ~ops -name '.xenplan*' -size +0")).toBe("");
  });

  it.each<[string, () => Edits, RegExp]>([
    ["a bastion with another key", () => ({ hostKey: OTHER_KEY }), /connecting to bastion.*(handshake|key mismatch)/is],
    ["a user who may not become root", () => ({ user: "guest" }), /sudo/],
    ["a user who is not to become root", () => ({ sudo: false }), /exit status|permission denied/i],
  ])("%s is refused, and nothing is changed", async (name, edits, message) => {
    const before = await size();
    const workspace = workspaceOf(name.replaceAll(" ", "-"), 128, edits());
    expect(() => workspace.apply()).toThrow(message);
    expect(await size()).toBe(before);
  });

  it("is not declared with a key of the bastion that nobody would check", () => {
    expect(() => workspaceOf("unchecked", 128, { bastion: { hostKey: OTHER_KEY } })).toThrow(
      /bastion of another hostKey/,
    );
  });

  describe("whose keys are signed by one authority", () => {
    let authority: string;

    beforeAll(async () => {
      // The bastion is dom0's own sshd. What is behind it is a second one, with a key of its own. One authority signs both keys.
      await lab.ok(
        [
          "set -e",
          "mkdir /root/ca",
          "cd /root/ca",
          "ssh-keygen -q -t ecdsa -N '' -f authority",
          "ssh-keygen -q -t ecdsa -N '' -f behind",
          "cp /etc/ssh/ssh_host_ecdsa_key.pub bastion.pub",
          "for name in bastion behind; do ssh-keygen -q -s authority -h -I $name -n 127.0.0.1 $name.pub; done",
          "/usr/sbin/sshd -p 2222 -o HostKey=/root/ca/behind -o HostCertificate=/root/ca/behind-cert.pub -o PidFile=none",
          "echo 'HostCertificate /root/ca/bastion-cert.pub' >>/etc/ssh/sshd_config",
          "pkill -HUP -o -x sshd",
        ].join("\n"),
      );
      authority = (await lab.ok("cut -d' ' -f1,2 /root/ca/authority.pub")).trim();
    });

    it("is reached with another key than the bastion has, where one authority signs both", async () => {
      workspaceOf("signed", 96, { port: 2222, hostKey: authority }).apply();
      expect(await size()).toBe("96.00");
    });

    it("is refused by a key of the bastion's own alone", async () => {
      const before = await size();
      expect(() => workspaceOf("unsigned", 128, { port: 2222 }).apply()).toThrow(/handshake failed|key mismatch/i);
      expect(await size()).toBe(before);
    });
  });
});
