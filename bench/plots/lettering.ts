/** A font that every reader has, labels as long as they are, and no words for screen readers, who get the page's. */
export const lettering = {
  aria: false,
  font: "sans-serif",
  axis: { labelFontSize: 12, labelLimit: 250, titleFontSize: 12, titleFontWeight: "normal" as const },
};
