/** Which files can be chosen, and the formats as the panel lists them. */
export const FILE_KINDS =
  '.geojson,.json,.jsonld,.geojsonl,.ndjson,.jsonl,.topojson,.kml,.kmz,.gpx,.gml,.xml,.osm,.csv,.tsv,.tab,.txt,.xlsx,' +
  '.ods,.shp,.dbf,.prj,.cpg,.gpkg,.fgb,.parquet,.zip,.gz,.pmtiles';

/** Names of formats, the same in every language. */
export const FORMATS = [
  'GeoJSON (crs, NDJSON, RFC 8142)',
  'Linked Places (JSON-LD, TSV)',
  'CSV, TSV (WKT, WKB)',
  'XLSX, ODS',
  'KML, KMZ, GPX',
  'Shapefile',
  'GeoPackage',
  'FlatGeobuf',
  'GeoParquet',
  'TopoJSON',
  'GML',
  'Esri JSON',
  'Overpass JSON, OSM XML',
  'TEI (listPlace)',
  'Pleiades JSON',
  'Recogito (CSV, GeoJSON)',
  'IIIF Georeference',
  'Wikidata (SPARQL JSON, CSV)',
  'PMTiles',
  'zip, gz',
].join(' · ');
