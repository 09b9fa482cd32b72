/** How surely a fact is known. What each degree means to a reader: `words/labels.ts`. */
export type Confidence = 'high' | 'medium' | 'low';
