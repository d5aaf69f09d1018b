// A part of a page that goes along with a player: it is run again when the player's step changes.

const following = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  if (!following.has(parentElement)) {
    const hear = ({ detail }) => following.get(parentElement)(detail);
    document.addEventListener("nnviz:walk", hear);
    following.set(parentElement, () => {});
    parentElement.left = () => document.removeEventListener("nnviz:walk", hear);
  }
  following.set(parentElement, ({ player, ...walk }) => {
    if (player === data.player) setStateValue("walk", walk);
  });
  return () => {
    parentElement.left?.();
    following.delete(parentElement);
  };
}
