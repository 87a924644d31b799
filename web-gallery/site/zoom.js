// Pinch, wheel, double click and drag on the photo; a swipe where it is not zoomed.
const MOST = 8;
const SWIPE = 60;

export class Zoom {
  #scale = 1;
  #x = 0;
  #y = 0;
  #pointers = new Map();
  #start = null;

  /**
   * @param stage takes the gestures
   * @param photo is moved and scaled
   * @param actions `swipe(direction)`, -1 for the previous and 1 for the next, and `dismiss()`
   */
  constructor(stage, photo, actions) {
    Object.assign(this, { stage, photo, actions });
    stage.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    stage.addEventListener('dblclick', ({ clientX, clientY }) => this.toggle(clientX, clientY));
    stage.addEventListener('pointerdown', (event) => this.#onDown(event));
    stage.addEventListener('pointermove', (event) => this.#onMove(event));
    for (const end of ['pointerup', 'pointercancel']) stage.addEventListener(end, (event) => this.#onUp(event));
  }

  get zoomed() {
    return this.#scale > 1;
  }

  reset() {
    [this.#scale, this.#x, this.#y] = [1, 0, 0];
    this.#apply();
  }

  toggle(x, y) {
    if (this.zoomed) this.reset();
    else this.by(2.5, x, y);
  }

  /** Scales by a factor; the point under the given place in the window stays there. */
  by(factor, x, y) {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    const fromCentre = [(x ?? left + width / 2) - left - width / 2, (y ?? top + height / 2) - top - height / 2];
    const scale = Math.min(MOST, Math.max(1, this.#scale * factor));
    const real = scale / this.#scale;
    this.#x = fromCentre[0] - (fromCentre[0] - this.#x) * real;
    this.#y = fromCentre[1] - (fromCentre[1] - this.#y) * real;
    this.#scale = scale;
    this.#apply();
  }

  /** Moves the window over the photo by a tenth of it. */
  pan(right, down) {
    this.#x -= right * this.stage.clientWidth / 10;
    this.#y -= down * this.stage.clientHeight / 10;
    this.#apply();
  }

  #apply() {
    const slackX = this.stage.clientWidth * (this.#scale - 1) / 2;
    const slackY = this.stage.clientHeight * (this.#scale - 1) / 2;
    this.#x = Math.min(slackX, Math.max(-slackX, this.#x));
    this.#y = Math.min(slackY, Math.max(-slackY, this.#y));
    this.photo.style.transform = this.zoomed ? `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})` : '';
    this.stage.classList.toggle('zoomed', this.zoomed);
  }

  #onWheel(event) {
    event.preventDefault();
    this.by(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.clientX, event.clientY);
  }

  #onDown(event) {
    this.stage.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, event);
    if (this.#pointers.size === 1) this.#start = { x: event.clientX, y: event.clientY };
    else this.#start = null;
  }

  #onMove(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const other = [...this.#pointers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    this.#pointers.set(event.pointerId, event);
    if (other) {
      const distance = (point) => Math.hypot(point.clientX - other.clientX, point.clientY - other.clientY);
      this.by(distance(event) / Math.max(1, distance(before)), (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
    } else if (this.zoomed) {
      this.#x += event.clientX - before.clientX;
      this.#y += event.clientY - before.clientY;
      this.#apply();
    } else if (this.#start && event.pointerType !== 'mouse') {
      this.photo.style.transform = `translate(${event.clientX - this.#start.x}px, ${Math.max(0, event.clientY - this.#start.y)}px)`;
    }
  }

  #onUp(event) {
    this.#pointers.delete(event.pointerId);
    const start = this.#start;
    this.#start = null;
    if (this.zoomed || !start) return;
    this.#apply();
    if (event.type === 'pointercancel' || event.pointerType === 'mouse') return;
    const [right, down] = [event.clientX - start.x, event.clientY - start.y];
    if (Math.abs(right) > SWIPE && Math.abs(right) > Math.abs(down)) this.actions.swipe(right > 0 ? -1 : 1);
    else if (down > 2 * SWIPE && down > Math.abs(right)) this.actions.dismiss();
  }
}
