// Picture, sentence and formula on one screen: which drawing is taken, and where the step stands.
import { readable } from "./view.js";

const BAR = 48; // Pixels of height that the bar takes,
const STEP = { least: 150, share: 0.45 }; // and the step: so many at least, at most that share.
const [PHONE, WIDE] = [640, 720]; // Widths up to which it is a phone's; from which it has sides.
const PREFERENCE = 1.15; // How much larger another way must be than the one named before it.
const LEAST = 180; // The least height of the picture.
const BESIDE = 380; // The least height of a picture with the step beside it.

// The form in which a step stands under its picture, on a page of a width.
export function formUnder(width) {
  return width > PHONE ? "under" : "phone";
}

// Takes the drawing that is seen largest, with the step under it or beside it. The step's tallest
// telling `needs` a height under the drawing. A drawing that is one of several takes all the height
// that there is, so that the next takes no other, and keeps the form.
export function arrange(scenes, width, room, { needs, form: kept, several = false }) {
  const aside = Math.round(Math.max(300, Math.min(0.34 * width, 420)));
  const step = Math.round(Math.max(STEP.least, Math.min(needs, STEP.share * room)));
  const forms = [
    { form: formUnder(width), width, height: room - BAR - step },
    { form: "beside", width: width - aside, height: room - BAR },
  ].slice(0, width < WIDE ? 1 : 2);
  const ways = scenes.flatMap((scene) => forms.map((form) => ({ scene, ...form })));
  const allowed = ways.filter(({ form }) => !kept || form === kept);
  const best = allowed.reduce((one, other) =>
    worth(other) > worth(one) * PREFERENCE ? other : one,
  );
  const scale = readable(best.scene, best.width, best.height);
  const least = best.form === "beside" ? BESIDE : LEAST;
  const wanted = several ? Infinity : Math.ceil(best.scene.height * scale);
  const high = Math.max(least, Math.min(best.height, wanted));
  return { scene: best.scene, form: best.form, aside, high, step };
}

// The scale; or, of a drawing too large to be read whole, the share of it that is seen readable.
function worth({ scene, width, height }) {
  const scale = readable(scene, width, height);
  const share = (seen, all) => Math.min(1, seen / (all * scale));
  return scale * share(width, scene.width) * share(height, scene.height);
}
