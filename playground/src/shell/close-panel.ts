/** Gives the stage back to whoever chose something on a small screen. Beside the stage, the panel stays. */
export function closePanel(): void {
  document.querySelector<HTMLElement>('#panel:popover-open')?.hidePopover()
}
