import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { type ConnectionProps, RejectedFleet, XenApp } from "../../constructs";
import { knownHostKey } from "../../constructs/known-hosts";
import { declareClean, stackIn, temporaryFolder } from "./fleets";

const ECDSA = "ecdsa-sha2-nistp256 AAAAE2Vj";
const ED25519 = "ssh-ed25519 AAAAC3Nz";

function connectionOf(connection: ConnectionProps): {
  readonly connection: Record<string, unknown>;
  readonly inline: readonly string[];
} {
  const app = new XenApp({ outdir: temporaryFolder(), report: () => undefined });
  const stack = stackIn(app);
  declareClean(stack, {}, undefined, { connection });
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: {
      null_resource: Record<
        string,
        { connection: Record<string, unknown>; provisioner: { "remote-exec": { inline: readonly string[] } }[] }
      >;
    };
  };
  const web = Object.values(resource.null_resource).find((one) =>
    String(one.connection?.["script_path"]).includes("domu-web"),
  );
  return { connection: web?.connection ?? {}, inline: web?.provisioner[0]?.["remote-exec"].inline ?? [] };
}

describe("a connection", () => {
  it("is refused without a key of the host, by what has to be said", () => {
    expect(() => connectionOf({})).toThrow(/host alpha has a connection without a hostKey.*hostKey: "none"/);
    expect(() => connectionOf({ hostKey: ECDSA, bastion: { host: "jump" } })).toThrow(
      /through a bastion without a hostKey/,
    );
  });

  it.each([
    [ECDSA, ED25519],
    [ECDSA, "none"],
    ["none", ECDSA],
  ])("to %s is refused through a bastion of %s: Terraform asks both for the host's", (hostKey, other) => {
    expect(() => connectionOf({ hostKey, bastion: { host: "jump", hostKey: other } })).toThrow(
      /bastion of another hostKey, and Terraform asks the bastion for the key of the host/,
    );
  });

  it("that asks nobody says so on purpose, and is a finding", () => {
    expect(connectionOf({ hostKey: "none" }).connection).not.toHaveProperty("host_key");
    const app = new XenApp({ outdir: temporaryFolder(), failOn: "warning", report: () => undefined });
    declareClean(stackIn(app), {}, undefined, { connection: { hostKey: "none" } });
    expect(() => app.synth()).toThrow(RejectedFleet);
    expect(() => app.synth()).toThrow(/whoever answers at its address is taken for it/);
  });

  it("takes the key from a known_hosts file", () => {
    const file = join(temporaryFolder(), "known_hosts");
    writeFileSync(file, `[alpha.example.net]:2222 ${ED25519}\n[alpha.example.net]:2222 ${ECDSA} comment\n`);
    expect(connectionOf({ knownHostsFile: file, port: 2222 }).connection).toMatchObject({ host_key: ECDSA });
    expect(() => connectionOf({ knownHostsFile: file })).toThrow(
      /has no ecdsa, rsa or ed25519 key of alpha.example.net/,
    );
    expect(() => connectionOf({ knownHostsFile: "/nonexistent" })).toThrow(/can't be read/);
  });

  it("goes through a bastion, and becomes root by sudo before anything else", () => {
    const { connection, inline } = connectionOf({
      hostKey: ECDSA,
      user: "admin",
      sudo: true,
      bastion: { host: "jump", user: "j", port: 2200, privateKeyFile: "~/.ssh/jump", hostKey: ECDSA },
    });
    expect(connection).toMatchObject({
      user: "admin",
      host_key: ECDSA,
      bastion_host: "jump",
      bastion_user: "j",
      bastion_port: 2200,
      bastion_host_key: ECDSA,
    });
    expect(inline[0]).toBe('[ "$(id -u)" -eq 0 ] || exec sudo -n sh "$0"');
  });
});

describe("a known_hosts file", () => {
  it.each([
    ["a name", `alpha ${ED25519}`, "alpha", 22, ED25519],
    ["an authority", `@cert-authority *.net,alpha ${ED25519}`, "alpha", 22, ED25519],
    [
      "its own key before that of an authority",
      `@cert-authority alpha ${ECDSA}\nalpha ${ED25519}`,
      "alpha",
      22,
      ED25519,
    ],
    ["several names", `x,alpha,10.0.0.1 ${ED25519}`, "10.0.0.1", 22, ED25519],
    ["a port", `[alpha]:2222 ${ED25519}`, "alpha", 2222, ED25519],
    ["a pattern", `*.example.net ${ED25519}`, "alpha.example.net", 22, ED25519],
    ["ecdsa before ed25519, as Terraform asks", `alpha ${ED25519}\nalpha ${ECDSA}`, "alpha", 22, ECDSA],
    [
      "a hash",
      "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-ed25519 AAAA",
      "192.168.1.61",
      22,
      "ssh-ed25519 AAAA",
    ],
  ])("gives a key by %s", (_, text, host, port, key) => expect(knownHostKey(text, host, port)).toBe(key));

  it.each([
    ["another name", `beta ${ED25519}`],
    ["another port", `[alpha]:2222 ${ED25519}`],
    ["a name that is taken out", `*,!alpha ${ED25519}`],
    ["a revoked key", `@revoked alpha ${ED25519}`],
    ["an authority of others", `@cert-authority beta ${ED25519}`],
    ["a comment", `# alpha ${ED25519}`],
    ["a key of a kind that Terraform does not ask for", "alpha ssh-dss AAAA"],
  ])("gives none by %s", (_, text) => expect(knownHostKey(text, "alpha")).toBeUndefined());
});
