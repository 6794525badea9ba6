interface Place {
	readonly latitude: number
	readonly longitude: number
}

/** Five digits are a metre. */
const DIGITS = 5

export function placeText({ latitude, longitude }: Place): string {
	return `${latitude.toFixed(DIGITS)}, ${longitude.toFixed(DIGITS)}`
}

/** A page of OpenStreetMap that shows the place. */
export function mapAddress({ latitude, longitude }: Place): string {
	const [lat, lon] = [latitude.toFixed(DIGITS), longitude.toFixed(DIGITS)]
	return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`
}
