// Every text of the page, in English, and the choice of another language by the browser's.
const photos = (n) => (n === 1 ? '1 photo' : `${number(n)} photos`);
const number = (n) => n.toLocaleString('en');

export const english = {
  lang: 'en',
  skip: 'Skip to the photos',
  all: 'All photos',
  albums: 'Albums',
  trail: 'Where you are',
  newAlbum: 'New album',
  albumName: 'Name',
  create: 'Create',
  add: 'Add photos',
  photos,
  number,
  loading: 'Loading photos',
  findingNewest: (n) => `Finding the newest… ${photos(n)} so far`,
  noThumbnail: 'Thumbnail on its way',
  empty: 'A blank sheet',
  emptyOwner: 'Drop photos here, paste them, or choose some. Each appears on the sheet by itself.',
  emptyVisitor: 'There are no photos here yet. Come back soon.',
  emptyAlbum: 'Nothing in this album yet',
  dropHere: 'Drop to add to the sheet',
  dropInto: (album) => `Drop to add to ${album}`,
  loadFailed: {
    noConnection: () => 'The gallery cannot be reached. This page tries again by itself.',
    refused: (status) => `The gallery does not show its photos (${status}). Try again later.`,
    busy: () => 'The gallery is busy. This page tries again by itself.',
  },
  tryAgain: 'Try again',

  uploads: 'Uploads',
  upload: {
    waiting: 'Waiting',
    reading: 'Reading',
    sending: (percent) => `Sending ${percent} %`,
    retrying: 'Did not go through, trying again',
    offline: 'No connection. Goes on by itself',
    stored: 'Stored, making the thumbnail',
    slow: 'Stored. The thumbnail is slow and will appear by itself',
    ready: 'In the gallery',
    already: 'Already in the gallery',
    renamed: (name) => `In the gallery as ${name}, since its name was taken`,
    cancelled: 'Cancelled',
  },
  thumbnailError: {
    corrupt: 'Stored safely, but the file is damaged, so there is no thumbnail',
    unsupported: 'Stored safely, but it cannot be read as a picture, so there is no thumbnail',
    'too-large': 'Stored safely, but it has too many pixels for a thumbnail',
  },
  failure: {
    busy: () => 'The gallery is too busy. Try again in a while.',
    nameTaken: () => 'Another photo has this name. Rename the file and try again.',
    noConnection: () => 'No connection to the gallery. Check it and try again.',
    notAPicture: () => 'This is not a picture. The gallery takes photos only.',
    notSignedIn: () => 'You are not signed in. Sign in and try again.',
    refused: (status) => `The gallery refused it (${status}). Try again later.`,
    tooLarge: () => 'Larger than 10 MB, which is the most that the gallery takes. Export it smaller and try again.',
    unknown: () => 'Something unexpected went wrong. Try again.',
    unreadable: () => 'The file can no longer be read. Was it moved or deleted?',
  },
  cancel: 'Cancel',
  cancelUpload: (name) => `Cancel ${name}`,
  retryUpload: (name) => `Try ${name} again`,
  retryAll: 'Try failed ones again',
  cancelAll: 'Cancel all',
  clear: 'Close the list of uploads',
  progress: (done, all) => `${number(done)} of ${photos(all)}`,
  summary: (ready, failed) => `${photos(ready)} added${failed ? `, ${number(failed)} failed` : ''}`,

  viewer: 'Photo',
  close: 'Close',
  previous: 'Previous photo',
  next: 'Next photo',
  zoom: 'Zoom',
  download: 'Download',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  linkNotCopied: 'The link is in the address bar.',
  position: (n, all) => `${number(n)} of ${number(all)}`,
  original: 'Loading the original',
  cannotShow: 'This browser cannot show this kind of picture. Download it to see it in full.',
  photoGone: 'This photo is no longer in the gallery.',
  photoFailed: 'The photo could not be loaded. Check your connection and try again.',
  delete: 'Delete',
  deleteTitle: 'Delete this photo?',
  deleteText: (name) => `${name} and its thumbnail go from the gallery.`,
  deleted: (name) => `${name} deleted`,
  deleteFailed: (name) => `${name} could not be deleted. It is still there; try again.`,

  signIn: 'Sign in',
  signOut: 'Sign out',
  signedOut: 'Signed out',
  signInText: 'For the owner of this gallery.',
  privateText: 'This gallery is private. Sign in to see it.',
  email: 'E-mail',
  password: 'Password',
  keep: 'Keep me signed in on this device',
  newPasswordTitle: 'Choose your own password',
  newPasswordText: 'The one that you were sent works only once.',
  newPassword: 'New password',
  newPasswordAgain: 'New password again',
  setPassword: 'Set password',
  forgot: 'Forgot your password?',
  forgotText: 'A code goes to your e-mail address. With it you choose a new password.',
  sendCode: 'Send the code',
  sendAgain: 'Send another code',
  codeText: 'If this address is the owner’s, a code is on its way there. It may take a minute.',
  code: 'Code from the e-mail',
  back: 'Back to sign-in',
  signInFailure: {
    NotAuthorizedException: 'E-mail or password is wrong.',
    InvalidPasswordException: 'Too weak. Use at least 12 characters: capital and small letters, digits and signs.',
    CodeMismatchException: 'This is not the code. Look at the newest e-mail.',
    ExpiredCodeException: 'This code is too old. Have another one sent.',
    tooMany: 'Too many tries. Wait a while and try again.',
    expired: 'The first password was good for seven days. Ask whoever runs this gallery for another one.',
    differ: 'The two passwords are not the same.',
    noMail: 'No code can be sent: no e-mail leaves this gallery. Whoever runs it can set a new password.',
    notYet: 'You have not signed in yet. Use the first password, which was mailed to you.',
    tooLate: 'That took too long. Go back and sign in once more.',
    NoConnection: 'No connection. Check it and try again.',
    other: 'Signing in did not work. Try again later.',
  },
};

const OTHERS = { de: () => import('./texts-de.js') };

export async function choose(languages) {
  for (const language of languages) {
    const short = language.slice(0, 2).toLowerCase();
    if (short === 'en') break;
    if (OTHERS[short]) return (await OTHERS[short]()).default;
  }
  return english;
}

export default await choose(globalThis.navigator?.languages ?? []);
