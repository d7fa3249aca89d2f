// The build of MapLibre GL that keeps its worker in a file of its own, which a strict content security policy allows.
declare module 'maplibre-gl/dist/maplibre-gl-csp' {
  import maplibregl from 'maplibre-gl';
  export default maplibregl;
}
