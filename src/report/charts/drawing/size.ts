/** The size in pixels for which labels are laid out; a page may stretch it. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
