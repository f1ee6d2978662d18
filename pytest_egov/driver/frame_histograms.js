// Counts the colours of JPEG pictures given in base64: 256 values each of red, green and blue; (nearly) white pixels are left out.
async (pictures) => {
  const WHITE = 249;
  const histograms = [];
  for (const picture of pictures) {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${picture}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const histogram = new Array(3 * 256).fill(0);
    for (let at = 0; at < pixels.length; at += 4) {
      const [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      if (red >= WHITE && green >= WHITE && blue >= WHITE) continue;
      histogram[red] += 1;
      histogram[256 + green] += 1;
      histogram[512 + blue] += 1;
    }
    histograms.push(histogram);
  }
  return histograms;
}
