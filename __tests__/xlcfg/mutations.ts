/** Owns the texts that our reader of xl.cfg and Xen's own are both asked about: seeded mutations of real files, a byte a character. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { below, oneOf, type Random, randomFrom } from "../fuzz/random";

const CORPUS = join(__dirname, "../../../shared/corpus/xlcfg");

/** Where other people's files are absent: what the grammar has, and what it has not. */
const SEEDS = [
  'name = "web"\nmemory=512\nvcpus = 0x4 ; extra="a b"\n',
  "disk = [ 'phy:/dev/vg0/web,xvda,w', # first\n\n  \"file:/srv/a,xvdb,r\", ]\nvif=['']\n",
  'irqs = [ 1, 0x2, [ 3, [] ] ]\nextra = "one"\nextra += " two"\ndisk=[]\ndisk+=["a"]\n',
  "a='\\n\\t\\\\\\'\\\"\\a\\b\\f\\r\\v\\012\\x41'\n",
  "import os\nif x:\n  y = (1 + 2)\n",
];

/** What means something, to the lexer or to people. */
const PIECES = [
  ...Array.from("'\"\\[],;=+#\n\r\t .-:()xX09afAZ_$\0\x7f\xe4\xff"),
  "+=",
  "\\x41",
  "\\012",
  "\\ 12",
  "\\1+2",
  "[[",
  "]]",
  "# a\n",
  "#",
  'name="a"\n',
  "a=[\n",
];

export function readCorpus(): readonly string[] {
  if (!existsSync(CORPUS)) return [];
  return readdirSync(CORPUS).map((file) => readFileSync(join(CORPUS, file), "latin1"));
}

const BASES = [...SEEDS, ...readCorpus()];

/** The same text for the same seed. */
export function mutation(seed: number): string {
  const random = randomFrom(seed);
  let text = oneOf(random, BASES);
  // Most mutations of a long file would miss what is of interest in it.
  if (text.length > 400) {
    const start = below(random, text.length - 400);
    text = text.slice(start, start + 1 + below(random, 400));
  }
  for (let changes = 1 + below(random, 4); changes > 0; changes--) text = changed(text, random);
  return text;
}

function changed(text: string, random: Random, pieces: readonly string[] = PIECES): string {
  const at = below(random, text.length + 1);
  const size = 1 + below(random, below(random, 8) === 0 ? 60 : 3);
  switch (below(random, 6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + size);
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, at) + text.slice(at, at + size) + text.slice(at);
    case 3:
      return text.slice(0, at) + oneOf(random, pieces) + text.slice(at + size);
    default:
      return text.slice(0, at) + oneOf(random, pieces) + text.slice(at);
  }
}

const DISKS = [
  "phy:/dev/vg0/web,xvda,w",
  "file:/srv/a.iso,hdc:cdrom,r",
  "/dev/vg0/web,raw,xvda,rw",
  "/dev/vg0/web,,xvda",
  ",hdc:cdrom,r",
  "vdev=xvda, format=qcow2 ,backendtype=qdisk,access=ro,target=/srv/a,b=c",
  "format=raw,vdev=hdc,devtype=cdrom,target=",
  "tap:qcow2:/srv/a.qcow2,xvda,w",
  "script=block-drbd,backend=storage,discard,no-discard,direct-io-safe,untrusted,specification=virtio,vdev=0,target=res",
  "drbd:web,xvda,w",
  "phy:0,xvda2",
  "cdrom,vdev=hdc",
  "nbd:host:1234,xvda,w",
];

const DISK_PIECES = [
  ...Array.from("=,: \t\n-a0/.;"),
  "raw",
  "qcow2:",
  "phy:",
  "format=",
  "vdev=",
  "target=",
  "access=r",
  "cdrom",
  ":cdrom",
  "devtype=disk",
  "backendtype=phy",
  "no-discard,",
  "trusted",
  "x:",
  "ioemu:",
];

/** Of the texts of disks. */
export function diskMutation(seed: number): string {
  const random = randomFrom(seed);
  let text = oneOf(random, DISKS);
  for (let changes = below(random, 4); changes > 0; changes--) text = changed(text, random, DISK_PIECES);
  return text;
}
