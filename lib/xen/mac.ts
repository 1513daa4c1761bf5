/** Owns MAC addresses: parsed once, in lower case from then on. */

export class Mac {
  private constructor(private readonly text: string) {}

  /** @throws RangeError unless it is six hexadecimal octets with colons between them. */
  static parse(text: string): Mac {
    if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(text)) {
      throw new RangeError(`"${text}" is not a MAC address: write six octets, such as 00:16:3e:12:34:56`);
    }
    return new Mac(text.toLowerCase());
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}
