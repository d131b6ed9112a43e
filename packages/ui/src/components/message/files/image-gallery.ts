import { inject, provide, type InjectionKey } from 'vue'

/** An image that is shown. */
export interface GalleryImage {
  readonly url: string
  /** Its name, fit for an attribute; may be empty. */
  readonly name: string
  /** Where it stands, which says its place among the others, and gets the focus back. */
  readonly element: () => HTMLElement | null
}

/** The images of one message. */
export type ImageGallery = Set<GalleryImage>

const galleryKey: InjectionKey<ImageGallery> = Symbol('tyqw-gallery')

/** Lets the images below look at each other. */
export function provideImageGallery(): void {
  provide(galleryKey, new Set())
}

/** That of the message; an image outside of one is alone. */
export function useImageGallery(): ImageGallery {
  return inject(galleryKey, () => new Set<GalleryImage>(), true)
}

/** In the order in which they stand on the page. */
export function inPageOrder(gallery: ImageGallery): readonly GalleryImage[] {
  return [...gallery].sort((one, other) => {
    const [first, second] = [one.element(), other.element()]
    if (!first || !second) return 0
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  })
}
