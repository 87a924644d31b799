// sharp (libvips) as a peer. Usage: sharp_peer.mjs FOLDER-OF-SHARP SIDE. The protocol is told in PeerLoop.java.

import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [folder, side] = [process.argv[2], Number(process.argv[3])];
const sharp = createRequire(`${folder}/`)('sharp');
sharp.concurrency(1);
sharp.cache(false);

const thumbnail = (file) =>
  sharp(file)
    .rotate()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer();

const answer = async (file, out) => {
  const start = performance.now();
  try {
    const made = await thumbnail(file);
    const milliseconds = performance.now() - start;
    if (out) await writeFile(out, made);
    return { outcome: 'thumbnail', detail: 'image/jpeg', bytes: made.length, milliseconds };
  } catch (fault) {
    return { outcome: 'failed', detail: String(fault), bytes: 0, milliseconds: performance.now() - start };
  }
};

const say = (told) => process.stdout.write(`${JSON.stringify(told)}\n`);

say({ ready: `sharp ${sharp.versions.sharp} (libvips ${sharp.versions.vips})` });
for await (const line of createInterface({ input: process.stdin })) {
  say(await answer(...line.split('\t')));
}
