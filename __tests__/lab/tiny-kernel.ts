/** Owns kernels of a few bytes, for domUs that need one and not what it does: an ELF file whose notes tell Xen how to start it. */

/** Elf32 or Elf64, and the types of the notes (xen/include/public/elfnote.h). */
const NOTE = { entry: 1, virtBase: 3, xenVersion: 5, guestOs: 6, loader: 8, paeMode: 9, physical32Entry: 18 } as const;
const LOAD = 1;
const NOTES = 4;
const READ_WRITE_EXECUTE = 7;
const READ = 4;
/** Where the code stands in the file, and where a PV kernel's is put in its memory. */
const CODE_AT = 0x1000;
const PV_OFFSET = 0x10_0000;
/** Where a PVH kernel is put: above all that the firmware of a real machine would want. */
const PVH_ADDRESS = 0x100_0000n;

/** It does nothing. As PV it is of 64 or of 32 bits with PAE. */
export function tinyPvKernel(bits: 32 | 64): Buffer {
  const base = bits === 32 ? 0xc000_0000n : 0xffff_ffff_8000_0000n;
  const entry = base + BigInt(PV_OFFSET);
  const notes = [
    text(NOTE.guestOs, "linux"),
    text(NOTE.xenVersion, "xen-3.0"),
    address(NOTE.virtBase, base, bits),
    address(NOTE.entry, entry, bits),
    text(NOTE.loader, "generic"),
    text(NOTE.paeMode, "yes"),
  ];
  return elf(bits, { entry, physical: BigInt(PV_OFFSET) }, Buffer.concat(notes), Buffer.from(HALT));
}

/** It halts, or writes to every page from 32 MiB up to `touches` bytes before. */
export function tinyPvhKernel(touches = 0): Buffer {
  const top = Buffer.alloc(4);
  top.writeUInt32LE(touches);
  return elf(
    32,
    { entry: PVH_ADDRESS, physical: PVH_ADDRESS },
    address(NOTE.physical32Entry, PVH_ADDRESS, 32),
    Buffer.from([...TOUCH, ...top, ...TOUCH_ON, ...HALT]),
  );
}

/** cli; hlt; jmp to the hlt */
const HALT = [0xfa, 0xf4, 0xeb, 0xfd];
/** mov edi, 32 MiB; and then, over and over: cmp edi, … */
const TOUCH = [0xbf, 0x00, 0x00, 0x00, 0x02, 0x81, 0xff];
/** jae to the end; mov [edi], edi; add edi, 4096; jmp to the cmp */
const TOUCH_ON = [0x73, 0x0a, 0x89, 0x3f, 0x81, 0xc7, 0x00, 0x10, 0x00, 0x00, 0xeb, 0xee];

function elf(
  bits: 32 | 64,
  { entry, physical }: { readonly entry: bigint; readonly physical: bigint },
  notes: Buffer,
  code: Buffer,
): Buffer {
  const [header, segment] = bits === 32 ? [52, 32] : [64, 56];
  const notesAt = header + 2 * segment;
  const file = new Fields(bits)
    .bytes(0x7f, 0x45, 0x4c, 0x46, bits / 32, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    .half(2) // ET_EXEC
    .half(bits === 32 ? 3 : 62) // EM_386, EM_X86_64
    .word(1)
    .wide(entry)
    .wide(BigInt(header))
    .wide(0n)
    .word(0)
    .half(header)
    .half(segment)
    .half(2)
    .half(40)
    .half(0)
    .half(0)
    .segment(LOAD, READ_WRITE_EXECUTE, CODE_AT, [entry, physical], code.length, CODE_AT)
    .segment(NOTES, READ, notesAt, [0n, 0n], notes.length, 4)
    .buffer();
  const front = Buffer.concat([file, notes]);
  return Buffer.concat([front, Buffer.alloc(CODE_AT - front.length), code]);
}

function text(type: number, value: string): Buffer {
  return note(type, Buffer.from(`${value}\0`));
}

function address(type: number, value: bigint, bits: 32 | 64): Buffer {
  return note(type, new Fields(bits).wide(value).buffer());
}

function note(type: number, value: Buffer): Buffer {
  return Buffer.concat([
    new Fields(32).word(4).word(value.length).word(type).buffer(),
    Buffer.from("Xen\0"),
    value,
    Buffer.alloc(-value.length & 3),
  ]);
}

/** Numbers in the order and the width of an ELF file. */
class Fields {
  private readonly parts: Buffer[] = [];

  constructor(private readonly bits: 32 | 64) {}

  bytes(...values: readonly number[]): this {
    return this.add(Buffer.from(values));
  }

  half(value: number): this {
    const part = Buffer.alloc(2);
    part.writeUInt16LE(value);
    return this.add(part);
  }

  word(value: number): this {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value);
    return this.add(part);
  }

  /** An address or an offset: as wide as the class says. */
  wide(value: bigint): this {
    if (this.bits === 32) return this.word(Number(value));
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(value);
    return this.add(part);
  }

  /** A program header, whose fields stand in another order in each class. */
  segment(
    type: number,
    flags: number,
    offset: number,
    [virtual, physical]: readonly [bigint, bigint],
    length: number,
    alignment: number,
  ): this {
    this.word(type);
    if (this.bits === 64) this.word(flags);
    this.wide(BigInt(offset)).wide(virtual).wide(physical).wide(BigInt(length)).wide(BigInt(length));
    if (this.bits === 32) this.word(flags);
    return this.wide(BigInt(alignment));
  }

  buffer(): Buffer {
    return Buffer.concat(this.parts);
  }

  private add(part: Buffer): this {
    this.parts.push(part);
    return this;
  }
}
