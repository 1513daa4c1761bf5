/** Owns `npm run lab:shell`: a lab for a person. It lasts until the shell in dom0 that this opens is left. `npm run lab:shell -- domu` has a domU running, `-- domu trixie` that of another dom0. */
import { spawnSync } from "node:child_process";
import { ALL_DOM0S, USUAL } from "./dom0s";
import { Lab } from "./lab";

async function main(): Promise<void> {
  const [golden = "dom0", suite = USUAL.suite] = process.argv.slice(2);
  if (golden !== "dom0" && golden !== "domu") throw new Error(`${golden} is no golden state: dom0 or domu`);
  const dom0 = ALL_DOM0S.find((one) => one.suite === suite);
  if (dom0 === undefined)
    throw new Error(`the lab has no dom0 of ${suite}: ${ALL_DOM0S.map((one) => one.suite).join(", ")}`);
  const lab = await Lab.restore(golden, dom0);
  try {
    const { ssh } = lab;
    const line = ["ssh", ...ssh.options, `${ssh.user}@${ssh.host}`];
    process.stderr.write(
      `dom0 of the lab, until you leave this shell. From elsewhere meanwhile:\n  ${line.join(" ")}\n`,
    );
    if (golden === "domu") process.stderr.write(`The domU web runs; in dom0: ssh ${await lab.domUAddress("web")}\n`);
    // Ctrl-C is for what runs in dom0.
    process.on("SIGINT", () => undefined);
    spawnSync("ssh", [...ssh.options, `${ssh.user}@${ssh.host}`], { stdio: "inherit" });
  } finally {
    await lab.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
