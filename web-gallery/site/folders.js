// Photos in folders that were dropped. As with the command, the folders inside become albums.
import { photoType } from './uploads.js';

/** Hidden files, and what systems and network drives keep among photos; in small letters. */
const OF_THE_SYSTEM = ['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', '@eadir', '#recycle', '$recycle.bin', 'lost+found',
  'system volume information'];

const ofTheSystem = ({ name }) => name.startsWith('.') || OF_THE_SYSTEM.includes(name.toLowerCase());

/**
 * What is to be added: `found` has files, each with the folder inside which it was; `leftOut` counts those that are no
 * photos, and `unreadable` names folders. A file that was dropped itself is added whatever it is.
 */
export async function search(entries) {
  const result = { found: [], leftOut: 0, unreadable: [] };
  for (const entry of entries) {
    if (entry instanceof File) result.found.push({ file: entry, folder: '' });
    else if (entry.isFile) result.found.push({ file: await ask(entry, 'file'), folder: '' });
    else await enter(entry, '', result);
  }
  return result;
}

async function enter(folder, name, result) {
  try {
    const { files, folders } = await inside(folder);
    for (const entry of files) {
      const file = await ask(entry, 'file');
      if (photoType(file)) result.found.push({ file, folder: name });
      else result.leftOut += 1;
    }
    for (const inner of folders) await enter(inner, name ? `${name}/${inner.name}` : inner.name, result);
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
    result.unreadable.push(folder.name);
  }
}

/** What a folder holds, each kind in the order of its names. Browsers tell a hundred at a time. */
async function inside(folder) {
  const reader = folder.createReader();
  const all = [];
  for (let more; (more = await ask(reader, 'readEntries')).length;) all.push(...more);
  const shown = all.filter((entry) => !ofTheSystem(entry)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { files: shown.filter(({ isFile }) => isFile), folders: shown.filter(({ isFile }) => !isFile) };
}

const ask = (object, method) => new Promise((resolve, reject) => { object[method](resolve, reject); });
