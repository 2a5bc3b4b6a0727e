declare const brand: unique symbol

/** A primitive that can't be mixed up with another of the same shape. Made by one function per brand, in the brand's home. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
