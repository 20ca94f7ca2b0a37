# vedette_embed(<target> <symbol> <file>)
# puts the bytes of <file> into <target>, to be read as
#   extern "C" const char vedette_<symbol>_begin[], vedette_<symbol>_end[];
# The assembler's .incbin costs no compile time however large the file is.

enable_language(ASM)

function(vedette_embed target symbol file)
  get_filename_component(absolute ${file} ABSOLUTE)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.S)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
    .section .rodata
    .global vedette_@symbol@_begin
    .global vedette_@symbol@_end
vedette_@symbol@_begin:
    .incbin "@absolute@"
vedette_@symbol@_end:
    .byte 0
    .section .note.GNU-stack,"",@progbits
]])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${absolute} LANGUAGE ASM)
  target_sources(${target} PRIVATE ${source})
endfunction()
